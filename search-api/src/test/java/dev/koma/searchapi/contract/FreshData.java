package dev.koma.searchapi.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data directories that no run before has left anything in. */
final class FreshData {
    private FreshData() {}

    static String directory(String name) {
        try {
            Path target = Files.createDirectories(Path.of("target", "data"));
            return Files.createTempDirectory(target, name).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
