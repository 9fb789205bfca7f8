package dev.koma.searchapi.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says whether a video may still be shown. */
@FunctionalInterface
interface ServedFiles {
    /** Where the file really lies, or nothing when it is gone or lies outside of the library. */
    Optional<Path> find(Path path);

    /**
     * Serves regular files whose real path lies below the real path of one of these folders; without any folder, each
     * regular file, since whoever indexed it chose it.
     */
    static ServedFiles below(List<Path> roots) {
        return path -> {
            try {
                Path real = path.toRealPath();
                return Files.isRegularFile(real) && (roots.isEmpty() || isBelow(real, roots))
                        ? Optional.of(real)
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty(); // gone, or on a disk that is
            }
        };
    }

    private static boolean isBelow(Path real, List<Path> roots) throws IOException {
        for (Path root : roots) {
            if (Files.exists(root) && real.startsWith(root.toRealPath())) {
                return true;
            }
        }
        return false;
    }
}
