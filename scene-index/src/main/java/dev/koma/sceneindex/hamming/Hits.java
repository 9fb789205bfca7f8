package dev.koma.sceneindex.hamming;

import java.util.Arrays;

/** Which words are near, in ascending order. Used by one thread. */
public final class Hits {
    private int[] indexes;
    private int count;

    /** @param expected about how many there will be; any number of them has room */
    public Hits(int expected) {
        indexes = new int[Math.max(4, expected)];
    }

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
