package dev.koma.sceneindex.postings;

/** Takes similar features. */
@FunctionalInterface
public interface FeatureSink {
    /**
     * @param document number within the segment, deleted or not
     * @param place see {@link dev.koma.sceneindex.word.Place}
     * @param distance bits by which the signatures differ
     */
    void match(int document, int place, int distance);
}
