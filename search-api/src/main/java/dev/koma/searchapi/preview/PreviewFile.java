package dev.koma.searchapi.preview;

import java.nio.file.Path;

/**
 * A rendered preview on disk.
 *
 * @param bytes its length, at least 1
 */
record PreviewFile(Path path, long bytes) {}
