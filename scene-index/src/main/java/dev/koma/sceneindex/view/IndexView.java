package dev.koma.sceneindex.view;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.run.Run;
import java.io.IOException;
import java.util.List;

/**
 * What the stages of a search read of one committed state: of all videos, or only those of one title. Key frames have numbers;
 * those of a video follow each other in order of time. No result depends on how the index was written: in which order, by how many threads, in how many segments.
 */
public interface IndexView {
    /** The videos. */
    Catalog catalog();

    /** All numbers of key frames are below this; some below it are none. */
    int limit();

    /** The video that a key frame belongs to. */
    VideoRecord videoOf(int keyframe);

    /** Width of a key frame's video by its height, as shown. */
    double aspectOf(int keyframe);

    /** The runs that a key frame stands for, in order of time. */
    List<Run> runsOf(int keyframe) throws IOException;

    /** The key frame before one, in the same video, or -1. */
    int before(int keyframe) throws IOException;

    /** The key frame after one, in the same video, or -1. */
    int after(int keyframe) throws IOException;

    /**
     * The key frames whose look is nearest, by squared Euclidean distance; several looks at once share one reading.
     *
     * @param looks gradients, {@link dev.koma.sceneindex.descriptor.Descriptor#GRADIENTS} bytes each
     * @param count most key frames to return for each look
     * @return for each look the nearest ones, nearest first; ties by path of the video, then time
     */
    List<List<Near>> nearest(List<byte[]> looks, int count) throws IOException;

    /** A key frame and the squared distance of its look. */
    record Near(int keyframe, int distance) {}

    /**
     * Hands out the features of a visual word that are similar to one, in no particular order.
     *
     * @param word 0 to {@link dev.koma.sceneindex.word.VisualWords#VOCABULARY} - 1
     * @param signature of the feature that is looked for
     * @param maxDistance most bits by which signatures may differ, 0 to 64
     */
    void scan(int word, long signature, int maxDistance, MatchSink sink) throws IOException;

    /** How many features all key frames have together. */
    long features();

    /** How many features have a word. */
    int frequency(int word) throws IOException;

    /** Takes similar features. */
    @FunctionalInterface
    interface MatchSink {
        /**
         * @param place see {@link dev.koma.sceneindex.word.Place}
         * @param distance bits by which the signatures differ
         */
        void match(int keyframe, int place, int distance);
    }
}
