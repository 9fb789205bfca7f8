package dev.koma.sceneindex.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What one committed state of the index holds; does not change. */
public interface Catalog {
    /** Every finished video, ordered by path. */
    Collection<VideoRecord> videos();

    Optional<VideoRecord> video(VideoId id);

    /** Frames decoded, over all videos. */
    long frames();

    /** Frames decoded over the videos with this AniList id; 0 when there is none. */
    long framesOf(int anilist);

    /** Runs over all videos. */
    long runs();

    /** Length of all videos, in microseconds. */
    long durationMicros();

    /** Bytes of the index on disk. */
    long bytes();

    /** When this state was committed; the epoch for an index that is still empty. */
    Instant updated();
}
