package dev.koma.indexbuilder.ingest;

import java.nio.file.Path;

/**
 * A video that could not be indexed.
 *
 * @param reason one sentence or a few words that a person understands
 */
public record IndexingFailure(Path path, String reason) {}
