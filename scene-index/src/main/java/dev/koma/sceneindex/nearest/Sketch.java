package dev.koma.sceneindex.nearest;

import dev.koma.sceneindex.descriptor.Descriptor;

/**
 * A look in {@value #BITS} bits, in two words: for each component whether it reaches each of a few thresholds, so that the
 * Hamming distance of two sketches is the sum of the components' differences in steps. Components that vary more from
 * picture to picture have more thresholds.
 */
final class Sketch {
    static final int BITS = 128;

    /** Mean of each component over the frames of the public test clips, each clip weighing the same. */
    private static final int[] MEAN = {
        -5, -11, -21, 16, -2, 1, 7, -25, 11, -2, 0, 1, -3, 6, -1, 2, 0, -2, -27, 34, 2, -2, 3, 1, 0, 0, -15, -1, 1, -5,
                1, -1,
        3, 1, 3, 15, 4, 1, 1, 0, 3, 1, 2, 0, -2, 0, 3, 0, 1, -2, -1, 2, -1, 2, 0, -2, 1, -1, 1, -5, 0, -1, -1, -2
    };
    /** Standard deviation of each component over the same frames. */
    private static final int[] DEVIATION = {
        17, 26, 54, 34, 15, 18, 23, 33, 32, 15, 15, 17, 16, 26, 11, 16, 9, 14, 22, 29, 8, 11, 10, 11, 12, 14, 21, 11,
        10, 15, 9, 12, 11, 8, 9, 17, 15, 7, 9, 11, 10, 9, 9, 5, 21, 8, 7, 12, 5, 6, 11, 16, 7, 6, 6, 14, 8, 6, 6, 14, 4,
        5, 8, 6
    };
    /** Number of thresholds of each component: proportional to the deviation, {@value #BITS} in all. */
    private static final int[] THRESHOLDS = {
        3, 4, 8, 5, 2, 3, 3, 5, 5, 2, 2, 2, 2, 4, 2, 2, 1, 2, 3, 4, 1, 2, 1, 2, 2, 2, 3, 2, 1, 2, 1, 2, 2, 1, 1, 2, 2,
        1, 1, 2, 1, 1, 1, 1, 3, 1, 1, 2, 1, 1, 2, 2, 1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 1
    };
    /** Thresholds spread over this many deviations. */
    private static final double RANGE = 3;
    /** Largest distance of two thresholds, in deviations. */
    private static final double LARGEST_STEP = 1.1;

    private static final int VALUES = 256;
    /** For each component and value its bits of the sketch. */
    private static final long[] LOW = new long[Descriptor.GRADIENTS * VALUES];

    private static final long[] HIGH = new long[Descriptor.GRADIENTS * VALUES];

    static {
        int bit = 0;
        for (int i = 0; i < Descriptor.GRADIENTS; i++) {
            double step = DEVIATION[i] * Math.min(LARGEST_STEP, RANGE / THRESHOLDS[i]);
            for (int k = 0; k < THRESHOLDS[i]; k++, bit++) {
                long threshold = Math.round(MEAN[i] + step * (k - (THRESHOLDS[i] - 1) / 2.0));
                setBit(bit, i, threshold);
            }
        }
    }

    private Sketch() {}

    private static void setBit(int bit, int component, long threshold) {
        long[] half = bit < Long.SIZE ? LOW : HIGH;
        for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
            if (value >= threshold) {
                half[index(component, value)] |= 1L << bit;
            }
        }
    }

    /** The first word of the sketch of the look that begins at {@code offset}. */
    static long first(byte[] looks, int offset) {
        return gather(LOW, looks, offset);
    }

    /** The second word. */
    static long second(byte[] looks, int offset) {
        return gather(HIGH, looks, offset);
    }

    private static long gather(long[] half, byte[] looks, int offset) {
        long bits = 0;
        for (int i = 0; i < Descriptor.GRADIENTS; i++) {
            bits |= half[index(i, looks[offset + i])];
        }
        return bits;
    }

    private static int index(int component, int value) {
        return component * VALUES + value - Byte.MIN_VALUE;
    }
}
