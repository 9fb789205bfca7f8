package dev.koma.indexbuilder.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the indexing of a library stands.
 *
 * @param videos in the library: indexed, waiting, in work and failed together
 * @param indexed videos that can be found
 * @param pending videos that wait for their turn or until they stop changing
 * @param indexing videos in work
 * @param current the video in work, or null
 * @param lastScan when a pass over the library, with the indexing of what it found, last came to its end, or null when none
 *     did yet
 * @param lastError what stopped the last scan or its indexing, or null
 * @param failures videos that cannot be indexed, and why
 * @param warnings sentences for the owner, such as removals that were refused
 */
public record IndexingStatus(
        int videos,
        int indexed,
        int pending,
        int indexing,
        @Nullable IndexingProgress current,
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
