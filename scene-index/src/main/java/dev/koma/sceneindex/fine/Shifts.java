package dev.koma.sceneindex.fine;

import dev.koma.sceneindex.descriptor.Census;
import dev.koma.sceneindex.descriptor.CensusComparison;
import dev.koma.sceneindex.picture.Homography;
import java.util.Arrays;

/**
 * What a picture shows at and around a place, prepared to be compared with frames that lie up to {@value #MOST} half cells of the
 * census beside it. Not safe for use by several threads.
 */
public final class Shifts {
    /** Farthest shift, in half cells. */
    public static final int MOST = 8;

    private static final int MARGIN = MOST / 2;
    /** Cells of the frame and its surroundings. */
    private static final int WIDE = Census.COLUMNS + 2 * MARGIN;

    private static final int HIGH = Census.ROWS + 2 * MARGIN;
    /** The same in half cells; a cell needs two of them. */
    private static final int FINE_WIDE = 2 * WIDE + 1;

    private static final int FINE_HIGH = 2 * HIGH + 1;
    private static final int SHIFTS = 2 * MOST + 1;
    /** What is known of a shifted frame, compared with the frame itself, must not be less. */
    private static final float LEAST_SHARE = 0.75f;
    /** Steps of a grey level. */
    private static final float SCALE = 16;

    /** Contrasts of the cells whose corners are at even or odd half cells, 0 where unknown. */
    private final int[][] contrasts = new int[4][WIDE * HIGH];
    /** The sum of their absolute values for each shift. */
    private final int[] totals = new int[SHIFTS * SHIFTS];

    private final int[] signs = new int[Census.COLUMNS * Census.ROWS];

    Shifts(Sampler sampler, Homography place) {
        float[] means = means(sampler.halfCells(place, MARGIN, FINE_WIDE, FINE_HIGH));
        float[] exact = new float[means.length];
        double sum = 0;
        int count = 0;
        for (int y = 0; y < 2 * HIGH; y++) {
            for (int x = 0; x < 2 * WIDE; x++) {
                int i = y * FINE_WIDE + x;
                if (!Float.isNaN(means[i])) {
                    exact[i] = means[i] - around(means, x, y);
                    if (isInFrame(x, y)) {
                        sum += Math.abs(exact[i]);
                        count++;
                    }
                }
            }
        }
        float limit = count == 0 ? 0 : (float) (CensusComparison.CLAMP * sum / count);
        for (int y = 0; y < 2 * HIGH; y++) {
            for (int x = 0; x < 2 * WIDE; x++) {
                float contrast = Math.clamp(exact[y * FINE_WIDE + x], -limit, limit);
                map(x, y)[(y >> 1) * WIDE + (x >> 1)] = Math.round(contrast * SCALE);
            }
        }
        for (int i = 0; i < totals.length; i++) {
            totals[i] = total(i % SHIFTS - MOST, i / SHIFTS - MOST);
        }
    }

    /** Means of the cells that begin at each half cell. */
    private static float[] means(float[] samples) {
        float[] means = new float[samples.length];
        Arrays.fill(means, Float.NaN);
        for (int y = 0; y + 1 < FINE_HIGH; y++) {
            for (int x = 0; x + 1 < FINE_WIDE; x++) {
                int i = y * FINE_WIDE + x;
                means[i] = (samples[i] + samples[i + 1] + samples[i + FINE_WIDE] + samples[i + FINE_WIDE + 1]) / 4;
            }
        }
        return means;
    }

    private static boolean isInFrame(int x, int y) {
        return x >= MOST && x < MOST + 2 * Census.COLUMNS && y >= MOST && y < MOST + 2 * Census.ROWS;
    }

    private static float around(float[] means, int x, int y) {
        float sum = 0;
        int count = 0;
        for (int row = y - 2 * Census.REACH; row <= y + 2 * Census.REACH; row += 2) {
            for (int column = x - 2 * Census.REACH; column <= x + 2 * Census.REACH; column += 2) {
                boolean inside = row >= 0 && row < FINE_HIGH && column >= 0 && column < FINE_WIDE;
                if (inside && !Float.isNaN(means[row * FINE_WIDE + column])) {
                    sum += means[row * FINE_WIDE + column];
                    count++;
                }
            }
        }
        return sum / count;
    }

    private int[] map(int x, int y) {
        return contrasts[(y & 1) * 2 + (x & 1)];
    }

    private static int corner(int dx, int dy) {
        return (MARGIN + (dy >> 1)) * WIDE + MARGIN + (dx >> 1);
    }

    private int total(int dx, int dy) {
        int[] map = map(dx, dy);
        int sum = 0;
        for (int row = 0; row < Census.ROWS; row++) {
            int from = corner(dx, dy) + row * WIDE;
            for (int i = from; i < from + Census.COLUMNS; i++) {
                sum += Math.abs(map[i]);
            }
        }
        return sum;
    }

    /** Takes the census of the frame that is compared from now on. */
    public void expect(byte[] census) {
        for (int i = 0; i < signs.length; i++) {
            signs[i] = (census[i >> 3] >> (i & 7) & 1) * 2 - 1;
        }
    }

    /**
     * How well a frame agrees that lies some half cells to the right and below, -1 to 1, see {@link CensusComparison}; 0 where
     * too little of it is known.
     */
    public float correlation(int dx, int dy) {
        int total = totals[(dy + MOST) * SHIFTS + dx + MOST];
        if (total == 0 || total < LEAST_SHARE * totals[MOST * SHIFTS + MOST]) {
            return 0;
        }
        int[] map = map(dx, dy);
        int corner = corner(dx, dy);
        int sum = 0;
        for (int row = 0; row < Census.ROWS; row++) {
            int from = corner + row * WIDE;
            int at = row * Census.COLUMNS;
            for (int column = 0; column < Census.COLUMNS; column++) {
                sum += map[from + column] * signs[at + column];
            }
        }
        return (float) sum / total;
    }
}
