package dev.koma.sceneindex.nearest;

/** Sketches of many looks in two flat arrays. */
final class Sketches {
    private final long[] low;
    private final long[] high;

    Sketches(int rows) {
        low = new long[rows];
        high = new long[rows];
    }

    int rows() {
        return low.length;
    }

    long low(int row) {
        return low[row];
    }

    long high(int row) {
        return high[row];
    }

    void set(int row, long lowBits, long highBits) {
        low[row] = lowBits;
        high[row] = highBits;
    }

    /**
     * Finds the rows within a Hamming distance.
     *
     * @param limit largest distance
     * @param out takes them in order, from {@code offset} on
     * @return how many there are
     */
    int within(int limit, long lowBits, long highBits, int from, int to, int[] out, int offset) {
        int end = offset;
        for (int row = from; row < to; row++) {
            if (Long.bitCount(low[row] ^ lowBits) + Long.bitCount(high[row] ^ highBits) <= limit) {
                out[end++] = row;
            }
        }
        return end - offset;
    }

    /** Counts how often each Hamming distance from a sketch occurs among some of the rows. */
    void count(long lowBits, long highBits, int[] rows, int length, int[] histogram) {
        for (int i = 0; i < length; i++) {
            int row = rows[i];
            histogram[Long.bitCount(low[row] ^ lowBits) + Long.bitCount(high[row] ^ highBits)]++;
        }
    }
}
