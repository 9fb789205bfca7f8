package dev.koma.searchapi.store;

import dev.koma.indexbuilder.settings.LibrarySettings;
import io.quarkus.runtime.PreventFurtherStepsException;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Opens what state lies in. */
final class StoreWiring {
    private static final int FAILED = 1;

    @Produces
    @Singleton
    StateFile file(LibrarySettings settings) {
        try {
            return StateFile.open(settings.data());
        } catch (IOException e) {
            System.err.println("koma: " + e.getMessage());
            throw new PreventFurtherStepsException(String.valueOf(e.getMessage()), FAILED);
        }
    }

    void close(@Disposes StateFile file) {
        file.close();
    }
}
