package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.VideoFile;
import java.util.List;

/** Is told how the indexing goes, on the thread that does it. */
public interface IndexingListener {
    /** Hears nothing. */
    IndexingListener NONE = new IndexingListener() {};

    /**
     * The library was looked through.
     *
     * @param videos to be indexed, in this order
     * @param unchanged number of videos that are indexed already
     * @param failures what is known without trying
     */
    default void planned(List<VideoFile> videos, int unchanged, List<IndexingFailure> failures) {}

    default void started(VideoFile video) {}

    /** A few times a second while a video is decoded. */
    default void progress(IndexingProgress progress) {}

    default void finished(VideoFile video, VideoOutcome outcome) {}

    /** All that is left are files that are still being written. */
    default void waiting(List<VideoFile> videos) {}
}
