package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.VideoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tells that a file was not touched.
 *
 * @param key the file system's own name of the file, such as its inode, or null: another file under the same name has another
 */
record FileState(long size, long modifiedMillis, @Nullable Object key) {
    /** Empty when there is no such file. */
    static Optional<FileState> of(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new FileState(
                            attributes.size(), attributes.lastModifiedTime().toMillis(), attributes.fileKey()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // whatever the reason, the file cannot be read now
        }
    }

    boolean isOf(VideoFile video) {
        return size == video.size() && modifiedMillis == video.modifiedMillis();
    }
}
