package dev.koma.sceneindex.descriptor;

import static dev.koma.sceneindex.picture.FrameSize.LUMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    private static final int REACH = 2;

    private Census() {}

    /** The census of a frame: row by row, eight cells a byte, the first in the lowest bit. */
    static byte[] of(byte[] luma) {
        float[] contrasts = contrasts(luma, null);
        byte[] census = new byte[BYTES];
        for (int i = 0; i < contrasts.length; i++) {
            if (contrasts[i] > 0) {
                census[i >> 3] |= (byte) (1 << (i & 7));
            }
        }
        return census;
    }

    /**
     * How much brighter each cell is than its surroundings, in grey levels.
     *
     * @param visible for each pixel whether it counts, or null for all; a cell counts only whole, others give NaN
     */
    static float[] contrasts(byte[] luma, boolean @Nullable [] visible) {
        float[] means = new float[COLUMNS * ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                means[row * COLUMNS + column] = mean(luma, visible, column, row);
            }
        }
        float[] contrasts = new float[means.length];
        Arrays.fill(contrasts, Float.NaN);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int i = row * COLUMNS + column;
                if (!Float.isNaN(means[i])) {
                    contrasts[i] = means[i] - around(means, column, row);
                }
            }
        }
        return contrasts;
    }

    private static float mean(byte[] luma, boolean @Nullable [] visible, int column, int row) {
        int sum = 0;
        for (int y = row * CELL_HEIGHT; y < (row + 1) * CELL_HEIGHT; y++) {
            for (int x = column * CELL_WIDTH; x < (column + 1) * CELL_WIDTH; x++) {
                int i = y * LUMA_WIDTH + x;
                if (visible != null && !visible[i]) {
                    return Float.NaN;
                }
                sum += luma[i] & 0xff;
            }
        }
        return (float) sum / (CELL_WIDTH * CELL_HEIGHT);
    }

    private static float around(float[] means, int column, int row) {
        float sum = 0;
        int count = 0;
        for (int y = Math.max(0, row - REACH); y <= Math.min(ROWS - 1, row + REACH); y++) {
            for (int x = Math.max(0, column - REACH); x <= Math.min(COLUMNS - 1, column + REACH); x++) {
                float mean = means[y * COLUMNS + x];
                if (!Float.isNaN(mean)) {
                    sum += mean;
                    count++;
                }
            }
        }
        return sum / count;
    }
}
