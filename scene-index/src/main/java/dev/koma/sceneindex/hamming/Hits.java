package dev.koma.sceneindex.hamming;

import java.util.Arrays;

/** Which words are near, in ascending order. Used by one thread. */
public final class Hits {
    private int[] indexes = new int[64];
    private int count;

    void add(int index) {
        if (count == indexes.length) {
            indexes = Arrays.copyOf(indexes, 2 * count);
        }
        indexes[count++] = index;
    }

    public int count() {
        return count;
    }

    /** The number, among the words that were looked at, of hit {@code i}. */
    public int index(int i) {
        return indexes[i];
    }
}
