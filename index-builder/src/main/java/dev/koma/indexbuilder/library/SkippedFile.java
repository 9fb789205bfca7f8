package dev.koma.indexbuilder.library;

import java.nio.file.Path;

/**
 * Something that is named like a video but cannot be one, or that cannot be looked at.
 *
 * @param reason a few words, such as {@code empty file}
 */
public record SkippedFile(Path path, String reason) {}
