package dev.koma.searchapi.serve;

import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexes;
import dev.koma.searchapi.library.IndexedLibrary;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;

/** The parts that other modules bring. */
final class CoreWiring {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SceneIndex index(LibrarySettings settings) {
        try {
            return SceneIndexes.open(LibrarySettings.indexDirectory(settings));
        } catch (IOException e) {
            throw Lifecycle.refusal(e);
        }
    }

    void close(@Disposes SceneIndex index) throws IOException {
        index.close();
    }

    @Produces
    @Singleton
    IndexedLibrary library(LibrarySettings settings, Clock clock) {
        return new IndexedLibrary(settings, clock);
    }
}
