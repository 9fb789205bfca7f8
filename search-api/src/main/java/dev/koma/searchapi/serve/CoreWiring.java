package dev.koma.searchapi.serve;

import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexes;
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
    SceneIndex index(LibrarySettings settings) throws IOException {
        return SceneIndexes.open(LibrarySettings.indexDirectory(settings));
    }

    void close(@Disposes SceneIndex index) throws IOException {
        index.close();
    }
}
