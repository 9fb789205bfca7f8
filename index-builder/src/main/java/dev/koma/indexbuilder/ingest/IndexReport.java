package dev.koma.indexbuilder.ingest;

import dev.koma.sceneindex.catalog.VideoRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What one pass did.
 *
 * @param indexed videos that were indexed, in the order in which they were done last; each as it is now
 * @param moved number of videos that got another path or title without being decoded
 * @param removed number of videos that left the index
 * @param unchanged number of videos that were indexed whole already
 * @param incomplete videos that can be found since their first pass but whose full pass did not come
 * @param failures what could not be indexed, and why
 * @param unfinished videos that were still being written or whose turn did not come
 * @param duplicates pairs of a video just indexed and one of the same content
 * @param warnings sentences for the owner
 * @param elapsed time that the pass took
 * @param stopped whether the pass was told to stop before its end
 */
public record IndexReport(
        List<VideoRecord> indexed,
        int moved,
        int removed,
        int unchanged,
        List<Path> incomplete,
        List<IndexingFailure> failures,
        List<Path> unfinished,
        List<Duplicate> duplicates,
        List<String> warnings,
        Duration elapsed,
        boolean stopped) {
    public IndexReport {
        indexed = List.copyOf(indexed);
        incomplete = List.copyOf(incomplete);
        failures = List.copyOf(failures);
        unfinished = List.copyOf(unfinished);
        duplicates = List.copyOf(duplicates);
        warnings = List.copyOf(warnings);
    }

    /** Two paths with the same content; both are indexed. */
    public record Duplicate(Path path, Path of) {}

    /** Whether everything that was to be done is done; a full pass that the job left out is not missed. */
    public boolean complete() {
        return failures.isEmpty() && unfinished.isEmpty() && !stopped;
    }
}
