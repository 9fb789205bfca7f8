package dev.koma.sceneindex.local;

/**
 * How alike two features of one word are by the bits in which their signatures differ, and from how many bits on they are not alike.
 * A feature that was altered much differs in more bits, but so do more and more that have nothing to do with it: the more
 * features are read, the fewer bits are allowed, so that those that are alike by chance remain few.
 */
final class SignatureSimilarity {
    /** Most bits in a small library: more of them find no more on the public clips. */
    static final int MOST_BITS = 25;
    /** Bits in which they may differ however much is read. */
    static final int FEWEST_BITS = 22;

    private static final int BITS = 64;
    /** As many features as these may be alike by chance, for each side of a query. */
    private static final double BY_CHANCE = 100_000;
    /** Spread of the votes over the distance: half the bits' standard deviation, as in Jégou, Douze and Schmid. */
    private static final double SIGMA = 10;

    private static final float[] WEIGHTS = new float[MOST_BITS + 1];
    /** Share of random signatures that differ in at most so many bits: the binomial distribution. */
    private static final double[] CHANCE = new double[MOST_BITS + 1];

    static {
        double exactly = StrictMath.pow(0.5, BITS);
        double within = 0;
        for (int d = 0; d <= MOST_BITS; d++) {
            WEIGHTS[d] = (float) StrictMath.exp(-d * d / (2 * SIGMA * SIGMA));
            within += exactly;
            CHANCE[d] = within;
            exactly *= (double) (BITS - d) / (d + 1);
        }
    }

    private SignatureSimilarity() {}

    /** 1 for the same signature, less the more bits differ; at most {@link #MOST_BITS}. */
    static float weight(int bits) {
        return WEIGHTS[bits];
    }

    /**
     * Most bits in which a feature may differ.
     *
     * @param read features of the index that are compared with the query's, in all
     */
    static int mostBits(long read) {
        int bits = MOST_BITS;
        while (bits > FEWEST_BITS && read * CHANCE[bits] > BY_CHANCE) {
            bits--;
        }
        return bits;
    }
}
