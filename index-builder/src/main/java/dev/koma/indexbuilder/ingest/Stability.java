package dev.koma.indexbuilder.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells whether a file is still being written. It is not when it was last modified long enough ago, or, should its
 * modification time be in the future or set by hand, when it was seen unchanged for long enough.
 */
final class Stability {
    private record Sighting(FileState state, Instant since) {}

    private final Duration stableFor;
    private final Clock clock;
    private final Map<Path, Sighting> sightings = new HashMap<>();

    Stability(Duration stableFor, Clock clock) {
        this.stableFor = stableFor;
        this.clock = clock;
    }

    boolean isStable(Path path, FileState state) {
        Instant now = clock.instant();
        Sighting last = sightings.get(path);
        if (last == null || !last.state().equals(state)) {
            boolean changedWhileWatched = last != null;
            sightings.put(path, new Sighting(state, now));
            Instant modified = Instant.ofEpochMilli(state.modifiedMillis());
            return !changedWhileWatched && !modified.plus(stableFor).isAfter(now);
        }
        return !last.since().plus(stableFor).isAfter(now)
                || !Instant.ofEpochMilli(state.modifiedMillis()).plus(stableFor).isAfter(now);
    }

    /** A change was seen by someone else: the file must rest from now on. */
    void touched(Path path, FileState state) {
        sightings.put(path, new Sighting(state, clock.instant()));
    }

    void forgetAllBut(Collection<Path> paths) {
        sightings.keySet().retainAll(paths);
    }
}
