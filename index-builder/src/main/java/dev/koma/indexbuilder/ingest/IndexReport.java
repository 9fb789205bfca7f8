package dev.koma.indexbuilder.ingest;

import dev.koma.sceneindex.catalog.VideoRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What one pass did.
 *
 * @param indexed videos that were indexed, in this order
 * @param moved number of videos that got another path or title without being decoded
 * @param removed number of videos that left the index
 * @param unchanged number of videos that were indexed already
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
        List<IndexingFailure> failures,
        List<Path> unfinished,
        List<Duplicate> duplicates,
        List<String> warnings,
        Duration elapsed,
        boolean stopped) {
    public IndexReport {
        indexed = List.copyOf(indexed);
        failures = List.copyOf(failures);
        unfinished = List.copyOf(unfinished);
        duplicates = List.copyOf(duplicates);
        warnings = List.copyOf(warnings);
    }

    /** Two paths with the same content; both are indexed. */
    public record Duplicate(Path path, Path of) {}

    /** Whether everything that was to be done is done. */
    public boolean complete() {
        return failures.isEmpty() && unfinished.isEmpty() && !stopped;
    }
}
