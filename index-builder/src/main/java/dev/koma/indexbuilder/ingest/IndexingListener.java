package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.VideoFile;
import java.util.List;

/** Is told how the indexing goes, on the thread that does it. */
public interface IndexingListener {
    /** Hears nothing. */
    IndexingListener NONE = new IndexingListener() {};

    /** The library was looked through. */
    default void planned(IndexingWork work) {}

    /** @param pass whose turn it is; a short video is read whole when its first pass is due */
    default void started(VideoFile video, Pass pass) {}

    /** A few times a second while a video is decoded. */
    default void progress(IndexingProgress progress) {}

    default void finished(VideoFile video, VideoOutcome outcome) {}

    /** All that is left are files that are still being written. */
    default void waiting(List<VideoFile> videos) {}
}
