package dev.koma.searchapi.search;

import dev.koma.indexbuilder.settings.Concern;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** How many searches may be under way. */
@ConfigMapping(prefix = "koma.search")
public interface SearchSettings {
    /** This concern, with the bounds of its values. */
    Concern<SearchSettings> CONCERN = new Concern<>(SearchSettings.class, SearchSettings::validate);

    /** Searches that may wait while others run. */
    @WithDefault("8")
    int queueLength();

    /** How long a search may wait before it is refused. */
    @WithDefault("10s")
    Duration queueTimeout();

    /** Searches that run at the same time at most; fewer when more would only make all of them slower. Twice the processors. */
    Optional<Integer> mostWorkers();

    /** Every how manieth waiting search is the one that waits longest, whatever its priority; 0 is never. */
    @WithDefault("0")
    int oldestEvery();

    private static void validate(SearchSettings settings, Consumer<String> problems) {
        if (settings.queueLength() < 0 || settings.queueLength() > 10_000) {
            problems.accept("koma.search.queue-length: must be 0 to 10000");
        }
        if (!settings.queueTimeout().isPositive() || settings.queueTimeout().compareTo(Duration.ofMinutes(10)) > 0) {
            problems.accept("koma.search.queue-timeout: must be more than 0s and at most 10m");
        }
        if (settings.mostWorkers().filter(most -> most < 1 || most > 1000).isPresent()) {
            problems.accept("koma.search.most-workers: must be 1 to 1000");
        }
        if (settings.oldestEvery() < 0) {
            problems.accept("koma.search.oldest-every: must not be negative");
        }
    }
}
