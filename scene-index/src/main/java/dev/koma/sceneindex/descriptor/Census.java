package dev.koma.sceneindex.descriptor;

import static dev.koma.sceneindex.picture.FrameSize.LUMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;

/**
 * Which of a frame's {@value #COLUMNS} x {@value #ROWS} cells are brighter than their surroundings, a bit each: the census
 * transform of Zabih and Woodfill, "Non-parametric Local Transforms for Computing Visual Correspondence" (ECCV 1994), of cells
 * instead of pixels. Tells frames of one shot apart in which little moves, whatever was done to the picture's tones.
 */
public final class Census {
    /** Cells in a row. */
    public static final int COLUMNS = 24;
    /** Rows of cells. */
    public static final int ROWS = 16;
    /** Bytes of a census. */
    public static final int BYTES = COLUMNS * ROWS / 8;

    private static final int CELL_WIDTH = LUMA_WIDTH / COLUMNS;
    private static final int CELL_HEIGHT = LUMA_HEIGHT / ROWS;
    /** Cells on each side that are a cell's surroundings. */
    public static final int REACH = 2;

    private Census() {}

    /** The census of a frame: row by row, eight cells a byte, the first in the lowest bit. */
    static byte[] of(byte[] luma) {
        float[] contrasts = contrasts(means(luma));
        byte[] census = new byte[BYTES];
        for (int i = 0; i < contrasts.length; i++) {
            if (contrasts[i] > 0) {
                census[i >> 3] |= (byte) (1 << (i & 7));
            }
        }
        return census;
    }

    /** Means of a small frame's cells, in grey levels. */
    static float[] means(byte[] luma) {
        float[] means = new float[COLUMNS * ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                means[row * COLUMNS + column] = mean(luma, column, row);
            }
        }
        return means;
    }

    /**
     * How much brighter each cell is than its surroundings, in grey levels.
     *
     * @param means of the cells, NaN for those that do not count
     */
    static float[] contrasts(float[] means) {
        float[] sums = new float[means.length];
        int[] counts = new int[means.length];
        for (int row = 0; row < ROWS; row++) {
            alongRow(means, row, sums, counts);
        }
        float[] contrasts = new float[means.length];
        for (int row = 0; row < ROWS; row++) {
            int first = Math.max(0, row - REACH);
            int last = Math.min(ROWS - 1, row + REACH);
            for (int column = 0; column < COLUMNS; column++) {
                float sum = 0;
                int count = 0;
                for (int i = first * COLUMNS + column; i <= last * COLUMNS + column; i += COLUMNS) {
                    sum += sums[i];
                    count += counts[i];
                }
                contrasts[row * COLUMNS + column] = means[row * COLUMNS + column] - sum / count;
            }
        }
        return contrasts;
    }

    /** Sums and counts of the cells around each cell of a row, within the row. */
    private static void alongRow(float[] means, int row, float[] sums, int[] counts) {
        for (int column = 0; column < COLUMNS; column++) {
            float sum = 0;
            int count = 0;
            int last = row * COLUMNS + Math.min(COLUMNS - 1, column + REACH);
            for (int i = row * COLUMNS + Math.max(0, column - REACH); i <= last; i++) {
                if (!Float.isNaN(means[i])) {
                    sum += means[i];
                    count++;
                }
            }
            sums[row * COLUMNS + column] = sum;
            counts[row * COLUMNS + column] = count;
        }
    }

    private static float mean(byte[] luma, int column, int row) {
        int sum = 0;
        for (int y = row * CELL_HEIGHT; y < (row + 1) * CELL_HEIGHT; y++) {
            for (int x = column * CELL_WIDTH; x < (column + 1) * CELL_WIDTH; x++) {
                sum += luma[y * LUMA_WIDTH + x] & 0xff;
            }
        }
        return (float) sum / (CELL_WIDTH * CELL_HEIGHT);
    }
}
