package dev.koma.sceneindex.descriptor;

/**
 * What a pixel's gradient votes for, looked up by its two differences: the lower of the two nearest orientations and the
 * magnitude shared between them. Integers, so that every machine gets the same histograms.
 *
 * <p>An entry is packed as bits 0-2 lower orientation, 3-14 vote for it, 15-26 vote for the next one; votes in
 * 1/{@value #SCALE} grey levels.
 */
final class Votes {
    /** Steps of a vote per grey level. */
    static final int SCALE = 8;

    private static final int VOTE_BITS = 12;
    private static final int VOTE_MASK = (1 << VOTE_BITS) - 1;
    private static final int STRIDE = 512;
    private static final int LARGEST = 255;

    private final int[] table = new int[STRIDE * STRIDE];

    /** @param noise gradients up to this many grey levels do not vote, larger ones vote with what is above it */
    Votes(int orientations, double noise) {
        for (int dx = -LARGEST; dx <= LARGEST; dx++) {
            for (int dy = -LARGEST; dy <= LARGEST; dy++) {
                double magnitude = Math.max(0, StrictMath.sqrt(dx * dx + dy * dy) - noise);
                double turn = StrictMath.atan2(dy, dx) / Math.PI;
                double position = (turn - Math.floor(turn)) * orientations;
                int low = (int) position % orientations;
                int toHigh = (int) Math.round((position - Math.floor(position)) * magnitude * SCALE);
                int toLow = (int) Math.round(magnitude * SCALE) - toHigh;
                table[index(dx, dy)] = low | toLow << 3 | toHigh << (3 + VOTE_BITS);
            }
        }
    }

    int of(int dx, int dy) {
        return table[index(dx, dy)];
    }

    static int orientation(int vote) {
        return vote & 7;
    }

    static int toLow(int vote) {
        return vote >>> 3 & VOTE_MASK;
    }

    static int toHigh(int vote) {
        return vote >>> (3 + VOTE_BITS);
    }

    private static int index(int dx, int dy) {
        return (dx + LARGEST) * STRIDE + dy + LARGEST;
    }
}
