package dev.koma.searchapi.serve;

import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.ConfigurationException;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.searchapi.http.HttpSettings;
import dev.koma.searchapi.search.SearchSettings;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * The settings in force; the flags of the command line are system properties by now. Wins over the framework's own beans for
 * the same interfaces, which do not know the file in the data directory.
 */
@Alternative
@Priority(1)
final class SettingsProducer {
    @Produces
    @Singleton
    KomaConfig config() throws ConfigurationException {
        return KomaConfig.load(Concerns.ALL, ConfigInputs.ofProcess(Map.of()));
    }

    @Produces
    @Singleton
    LibrarySettings library(KomaConfig config) {
        return config.get(LibrarySettings.class);
    }

    @Produces
    @Singleton
    HttpSettings http(KomaConfig config) {
        return config.get(HttpSettings.class);
    }

    @Produces
    @Singleton
    SearchSettings search(KomaConfig config) {
        return config.get(SearchSettings.class);
    }
}
