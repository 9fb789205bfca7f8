package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.run.Keyframe;
import java.io.IOException;
import java.util.List;

/**
 * Changes a {@link SceneIndex}; one writer an index at a time. What is put, moved or removed becomes visible and durable
 * with the next {@link #commit()}, all of it or nothing.
 */
public interface SceneIndexWriter extends AutoCloseable {
    /**
     * Adds a finished video with its key frames, or replaces the one of the same id. Several threads may put videos at the same
     * time.
     *
     * @param keyframes in order of time, as many with as many runs as the record says
     */
    void put(VideoRecord video, List<Keyframe> keyframes) throws IOException;

    /** Gives the key frames of {@code from} to a record with a new path; nothing is decoded again. */
    void move(VideoId from, VideoRecord to) throws IOException;

    void remove(VideoId id) throws IOException;

    /** Makes all changes since the last commit visible and durable. */
    void commit() throws IOException;

    /** What is committed, including by this writer. */
    Catalog catalog() throws IOException;

    /** Commits what is pending and lets go of the index. */
    @Override
    void close() throws IOException;
}
