package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.settings.LibrarySettings;
import java.io.IOException;
import java.nio.file.Path;

/** Reads the titles file that is configured. */
final class TitleFileReading {
    private TitleFileReading() {}

    static TitleFile of(LibrarySettings settings) throws IOException {
        Path file = settings.titles().orElse(null);
        return file == null ? TitleFile.none() : TitleFile.read(file);
    }
}
