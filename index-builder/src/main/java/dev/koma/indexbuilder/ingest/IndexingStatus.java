package dev.koma.indexbuilder.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the indexing of a library stands.
 *
 * @param videos in the library: indexed, waiting, in work and failed together
 * @param indexed videos that can be found
 * @param firstPass those of them whose full pass is still to come
 * @param pending videos that cannot be found yet and wait for their turn or until they stop changing
 * @param indexing videos in work that cannot be found yet
 * @param completing videos in work that can be found since their first pass
 * @param current the video in work, or null
 * @param surveyed whether the library was looked through since the start
 * @param lastScan when a round through the library, with the indexing of what it found, last came to its end, or null when none
 *     did yet
 * @param lastError what stopped the last scan or its indexing, or null
 * @param failures videos that cannot be indexed, and why
 * @param warnings sentences for the owner, such as removals that were refused
 */
public record IndexingStatus(
        int videos,
        int indexed,
        int firstPass,
        int pending,
        int indexing,
        int completing,
        @Nullable IndexingProgress current,
        boolean surveyed,
        @Nullable Instant lastScan,
        @Nullable String lastError,
        List<IndexingFailure> failures,
        List<String> warnings) {
    public IndexingStatus {
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
    }

    /** Number of {@link #failures()}. */
    public int failed() {
        return failures.size();
    }
}
