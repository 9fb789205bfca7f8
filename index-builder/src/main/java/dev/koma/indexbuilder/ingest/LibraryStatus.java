package dev.koma.indexbuilder.ingest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.Coverage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /status} and {@code koma status} answer. Each video of the library is one of indexed, waiting, in work and failed.
 *
 * @param videos in the library
 * @param indexed videos that can be found
 * @param firstPass those of them of which only the codec's key frames are known as yet
 * @param pending videos that wait for their first turn
 * @param indexing videos in work that cannot be found yet
 * @param completing videos in work that can be found since their first pass
 * @param failed videos that cannot be indexed
 * @param frames over all indexed videos; estimated where only key frames are known
 * @param hours of indexed video, with two decimals
 * @param runs in the index
 * @param indexBytes on disk
 * @param updated when the index changed last, ISO 8601 in UTC; null when it is empty
 */
@JsonPropertyOrder({
    "videos",
    "indexed",
    "firstPass",
    "pending",
    "indexing",
    "completing",
    "failed",
    "frames",
    "hours",
    "runs",
    "indexBytes",
    "updated"
})
public record LibraryStatus(
        int videos,
        int indexed,
        int firstPass,
        int pending,
        int indexing,
        int completing,
        int failed,
        long frames,
        double hours,
        long runs,
        long indexBytes,
        @Nullable String updated) {
    private static final double MICROS_PER_HUNDREDTH_HOUR = 36e6;

    /** @param work what is indexed now, or empty when nothing is known of videos that are not in the index */
    public static LibraryStatus of(Catalog catalog, Optional<IndexingStatus> work) {
        int indexed = catalog.videos().size();
        int pending = work.map(IndexingStatus::pending).orElse(0);
        int indexing = work.map(IndexingStatus::indexing).orElse(0);
        int failed = work.map(IndexingStatus::failed).orElse(0);
        Instant updated = catalog.updated();
        return new LibraryStatus(
                indexed + pending + indexing + failed,
                indexed,
                (int) catalog.videos().stream()
                        .filter(video -> video.coverage() == Coverage.KEYFRAMES)
                        .count(),
                pending,
                indexing,
                work.map(IndexingStatus::completing).orElse(0),
                failed,
                catalog.frames(),
                Math.round(catalog.durationMicros() / MICROS_PER_HUNDREDTH_HOUR) / 100.0,
                catalog.runs(),
                catalog.bytes(),
                updated.equals(Instant.EPOCH) ? null : updated.toString());
    }
}
