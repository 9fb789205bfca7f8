package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.util.List;

/**
 * What brings the index in line with a scan.
 *
 * @param toIndex new and changed videos, newest first
 * @param toComplete videos that had their first pass and have not changed since, newest first
 * @param moves videos whose runs only need another path or title
 * @param removals videos that are gone
 * @param kept videos that are gone as it seems, but stay in the index
 * @param knownBroken videos that failed before and have not changed since, and why
 * @param unchanged number of videos that are indexed whole as they are
 * @param warnings why something was kept, and what to do
 */
record IndexPlan(
        List<VideoFile> toIndex,
        List<VideoFile> toComplete,
        List<Move> moves,
        List<VideoRecord> removals,
        List<VideoRecord> kept,
        List<IndexingFailure> knownBroken,
        int unchanged,
        List<String> warnings) {
    IndexPlan {
        toIndex = List.copyOf(toIndex);
        toComplete = List.copyOf(toComplete);
        moves = List.copyOf(moves);
        removals = List.copyOf(removals);
        kept = List.copyOf(kept);
        knownBroken = List.copyOf(knownBroken);
        warnings = List.copyOf(warnings);
    }

    /** A video of the index that is now found under another path, or under the same with another title. */
    record Move(VideoRecord from, VideoFile to) {}
}
