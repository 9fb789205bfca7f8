package dev.koma.searchapi.status;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.koma.indexbuilder.ingest.IndexingStatus;
import dev.koma.sceneindex.catalog.Catalog;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /status} answers.
 *
 * @param videos in the library: indexed, waiting, in work and failed together
 * @param indexed videos that can be found
 * @param pending videos that wait for their turn
 * @param indexing videos in work
 * @param failed videos that cannot be indexed
 * @param frames decoded, over all indexed videos
 * @param hours of indexed video, with two decimals
 * @param runs in the index
 * @param indexBytes on disk
 * @param updated when the index changed last, ISO 8601 in UTC; null when it is empty
 */
@JsonPropertyOrder({
    "videos",
    "indexed",
    "pending",
    "indexing",
    "failed",
    "frames",
    "hours",
    "runs",
    "indexBytes",
    "updated"
})
record LibraryStatus(
        int videos,
        int indexed,
        int pending,
        int indexing,
        int failed,
        long frames,
        double hours,
        long runs,
        long indexBytes,
        @Nullable String updated) {
    private static final double MICROS_PER_HUNDREDTH_HOUR = 36e6;

    static LibraryStatus of(Catalog catalog, Optional<IndexingStatus> work) {
        int indexed = catalog.videos().size();
        int pending = work.map(IndexingStatus::pending).orElse(0);
        int indexing = work.map(IndexingStatus::indexing).orElse(0);
        int failed = work.map(IndexingStatus::failed).orElse(0);
        Instant updated = catalog.updated();
        return new LibraryStatus(
                indexed + pending + indexing + failed,
                indexed,
                pending,
                indexing,
                failed,
                catalog.frames(),
                Math.round(catalog.durationMicros() / MICROS_PER_HUNDREDTH_HOUR) / 100.0,
                catalog.runs(),
                catalog.bytes(),
                updated.equals(Instant.EPOCH) ? null : updated.toString());
    }
}
