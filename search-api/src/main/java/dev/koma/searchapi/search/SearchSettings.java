package dev.koma.searchapi.search;

import dev.koma.indexbuilder.settings.Concern;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.function.Consumer;

/** How many searches may be under way. */
@ConfigMapping(prefix = "koma.search")
public interface SearchSettings {
    /** This concern, with the bounds of its values. */
    Concern<SearchSettings> CONCERN = new Concern<>(SearchSettings.class, SearchSettings::validate);

    /** Searches that may wait while others run; as many run as there are processors. */
    @WithDefault("8")
    int queueLength();

    private static void validate(SearchSettings settings, Consumer<String> problems) {
        if (settings.queueLength() < 0 || settings.queueLength() > 10_000) {
            problems.accept("koma.search.queue-length: must be 0 to 10000");
        }
    }
}
