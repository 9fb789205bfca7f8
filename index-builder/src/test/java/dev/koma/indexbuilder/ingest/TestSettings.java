package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.settings.LibrarySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings as a test needs them. */
record TestSettings(Path data, Optional<List<Path>> library, Duration stableFor, Duration scanInterval)
        implements LibrarySettings {
    TestSettings(Path data, Path library, Duration stableFor) {
        this(data, Optional.of(List.of(library)), stableFor, Duration.ofMillis(100));
    }

    @Override
    public Optional<Path> titles() {
        return Optional.empty();
    }

    @Override
    public Indexing index() {
        Duration stable = stableFor;
        Duration interval = scanInterval;
        return new Indexing() {
            @Override
            public OptionalInt threads() {
                return OptionalInt.of(1);
            }

            @Override
            public Duration stableFor() {
                return stable;
            }

            @Override
            public Duration scanInterval() {
                return interval;
            }

            @Override
            public double maxRemovedShare() {
                return 0.5;
            }
        };
    }
}
