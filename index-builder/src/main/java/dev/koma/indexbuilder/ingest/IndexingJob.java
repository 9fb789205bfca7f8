package dev.koma.indexbuilder.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One pass over some folders of the library.
 *
 * @param roots folders or single videos
 * @param retryFailures whether videos that failed before are tried again although they have not changed
 * @param allowRemoval whether any number of videos may be removed from the index
 * @param fullPasses no full pass is begun when the work has taken this long; zero for first passes only
 * @param patience how long to wait for files that are still being written, once all others are done
 */
public record IndexingJob(
        List<Path> roots, boolean retryFailures, boolean allowRemoval, Duration fullPasses, Duration patience) {
    /** Every full pass, however long it takes. */
    public static final Duration ALL = Duration.ofDays(100_000);

    public IndexingJob {
        roots = List.copyOf(roots);
    }
}
