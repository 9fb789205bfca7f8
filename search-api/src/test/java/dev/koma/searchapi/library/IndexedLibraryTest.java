package dev.koma.searchapi.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.store.IndexLockedException;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexedLibraryTest {
    @TempDir
    Path home;

    private LibrarySettings settings(Path... folders) throws Exception {
        Map<String, String> flags =
                new HashMap<>(Map.of("koma.data", home.resolve("data").toString()));
        if (folders.length > 0) {
            flags.put("koma.library", ConfigInputs.listValue(List.of(folders)));
        }
        return KomaConfig.load(List.of(LibrarySettings.CONCERN), new ConfigInputs(flags, Map.of(), Map.of(), home))
                .get(LibrarySettings.class);
    }

    @Test
    void I11_saysThatAnotherProcessWritesToTheIndex() throws Exception {
        LibrarySettings settings = settings(Files.createDirectories(home.resolve("videos")));
        try (SceneIndexWriter other =
                        SceneIndexes.openWriter(LibrarySettings.indexDirectory(settings), Clock.systemUTC());
                IndexedLibrary library = new IndexedLibrary(settings, Clock.systemUTC())) {
            IndexLockedException locked = assertThrows(IndexLockedException.class, library::start);

            assertTrue(locked.getMessage().contains("locked by"), locked.getMessage());
            assertTrue(library.status().isEmpty());
        }
    }

    @Test
    void scansInTheBackgroundAndLetsGoOfTheIndexWhenItStops() throws Exception {
        LibrarySettings settings = settings(Files.createDirectories(home.resolve("videos")));
        try (IndexedLibrary library = new IndexedLibrary(settings, Clock.systemUTC())) {
            library.start();
            Awaitility.await().until(() -> library.status().orElseThrow().lastScan() != null);
        }

        SceneIndexes.openWriter(LibrarySettings.indexDirectory(settings), Clock.systemUTC())
                .close();
    }

    @Test
    void writesNothingWithoutFolders() throws Exception {
        try (IndexedLibrary library = new IndexedLibrary(settings(), Clock.systemUTC())) {
            library.start();

            assertTrue(library.status().isEmpty());
        }
        assertEquals(false, Files.exists(home.resolve("data")));
    }
}
