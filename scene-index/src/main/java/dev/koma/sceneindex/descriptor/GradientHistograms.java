package dev.koma.sceneindex.descriptor;

import static dev.koma.sceneindex.picture.FrameSize.LUMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Histograms of oriented gradients over a grid of cells, after Dalal and Triggs, "Histograms of Oriented Gradients for Human
 * Detection" (CVPR 2005): votes by magnitude, shared between neighbouring cells and orientations, normalised by the contrast
 * around each cell, square-rooted (the Hellinger kernel of Arandjelović and Zisserman, CVPR 2012). Orientations are unsigned,
 * so a negative looks like its positive.
 */
final class GradientHistograms {
    static final int COLUMNS = 6;
    static final int ROWS = 4;
    static final int ORIENTATIONS = 8;
    static final int LENGTH = COLUMNS * ROWS * ORIENTATIONS;

    /** Gradients below this many grey levels are noise of the codec and do not vote. */
    private static final double NOISE = 2;
    /** Added to the contrast around a cell, in grey levels per pixel: what is flatter than this fades to zero. */
    static final float FLOOR = 1.5f;
    /** Share of the whole picture's contrast that is added to the contrast around a cell. */
    static final float GLOBAL_SHARE = 0.25f;

    static final int CELL_WIDTH = LUMA_WIDTH / COLUMNS;
    static final int CELL_HEIGHT = LUMA_HEIGHT / ROWS;

    static final Votes VOTES = new Votes(ORIENTATIONS, NOISE);
    /** For each luma column the first of the two grid columns that it votes for. */
    static final int[] LEFT = first(LUMA_WIDTH, CELL_WIDTH, COLUMNS);
    /** For each luma column its share for the second of them, in parts of {@code 2 * CELL_WIDTH}. */
    static final int[] TO_RIGHT = share(LUMA_WIDTH, CELL_WIDTH, COLUMNS);

    static final int[] UPPER = first(LUMA_HEIGHT, CELL_HEIGHT, ROWS);
    static final int[] TO_LOWER = share(LUMA_HEIGHT, CELL_HEIGHT, ROWS);

    // One column more than the grid has: the rightmost cells' (empty) share for a neighbour that is not there.
    private final int[] rowVotes = new int[(COLUMNS + 1) * ORIENTATIONS];
    private final int[] votes = new int[LENGTH];
    private final float[] energy = new float[COLUMNS * ROWS];
    private float contrast;

    /** Fills {@code out} with {@link #LENGTH} values from 0 to about 1, {@code [row][column][orientation]}. */
    void compute(byte[] luma, float[] out) {
        Arrays.fill(votes, 0);
        for (int y = 1; y < LUMA_HEIGHT - 1; y++) {
            Arrays.fill(rowVotes, 0);
            voteInRow(luma, y);
            shareBetweenRows(y);
        }
        normalise(out);
    }

    /** Mean gradient magnitude of the last picture, in grey levels per pixel. */
    float contrast() {
        return contrast;
    }

    private void voteInRow(byte[] luma, int y) {
        int base = y * LUMA_WIDTH;
        int whole = 2 * CELL_WIDTH;
        for (int x = 1; x < LUMA_WIDTH - 1; x++) {
            int i = base + x;
            int dx = (luma[i + 1] & 0xff) - (luma[i - 1] & 0xff);
            int dy = (luma[i + LUMA_WIDTH] & 0xff) - (luma[i - LUMA_WIDTH] & 0xff);
            int vote = VOTES.of(dx, dy);
            if (vote < 8) {
                continue; // No magnitude, only an orientation.
            }
            int low = LEFT[x] * ORIENTATIONS + Votes.orientation(vote);
            int high = LEFT[x] * ORIENTATIONS + ((Votes.orientation(vote) + 1) & (ORIENTATIONS - 1));
            int right = TO_RIGHT[x];
            int toLow = Votes.toLow(vote);
            int toHigh = Votes.toHigh(vote);
            rowVotes[low] += toLow * (whole - right);
            rowVotes[high] += toHigh * (whole - right);
            rowVotes[low + ORIENTATIONS] += toLow * right;
            rowVotes[high + ORIENTATIONS] += toHigh * right;
        }
    }

    private void shareBetweenRows(int y) {
        int upper = UPPER[y];
        int lower = TO_LOWER[y];
        int whole = 2 * CELL_HEIGHT;
        int line = COLUMNS * ORIENTATIONS;
        for (int i = 0; i < line; i++) {
            votes[upper * line + i] += rowVotes[i] * (whole - lower);
        }
        if (lower > 0) {
            for (int i = 0; i < line; i++) {
                votes[(upper + 1) * line + i] += rowVotes[i] * lower;
            }
        }
    }

    /** The centre of a cell votes for that cell alone, the border between two cells for both alike. */
    private static int position(int pixel, int cell, int cells) {
        return Math.clamp(2 * pixel + 1 - cell, 0, 2 * cell * (cells - 1));
    }

    private static int[] first(int pixels, int cell, int cells) {
        return IntStream.range(0, pixels)
                .map(i -> position(i, cell, cells) / (2 * cell))
                .toArray();
    }

    private static int[] share(int pixels, int cell, int cells) {
        return IntStream.range(0, pixels)
                .map(i -> position(i, cell, cells) % (2 * cell))
                .toArray();
    }

    private void normalise(float[] out) {
        // Votes are in steps of Votes.SCALE, times the two shares; what is left are grey levels per pixel.
        float area = (float) (CELL_WIDTH * CELL_HEIGHT) * Votes.SCALE * 4 * CELL_WIDTH * CELL_HEIGHT;
        float total = 0;
        for (int cell = 0; cell < energy.length; cell++) {
            long sum = 0;
            for (int o = 0; o < ORIENTATIONS; o++) {
                sum += votes[cell * ORIENTATIONS + o];
            }
            energy[cell] = sum / area;
            total += energy[cell];
        }
        contrast = total / energy.length;
        for (int cell = 0; cell < energy.length; cell++) {
            float around = around(cell % COLUMNS, cell / COLUMNS) + GLOBAL_SHARE * contrast + FLOOR;
            for (int o = 0; o < ORIENTATIONS; o++) {
                int i = cell * ORIENTATIONS + o;
                out[i] = (float) Math.sqrt(votes[i] / area / around);
            }
        }
    }

    /** Contrast of a cell and its neighbours, weighted 1 2 1 in each direction. */
    private float around(int column, int row) {
        float sum = 0;
        float weights = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int x = column + dx;
                int y = row + dy;
                if (x >= 0 && x < COLUMNS && y >= 0 && y < ROWS) {
                    float weight = (2 - Math.abs(dx)) * (2 - Math.abs(dy));
                    sum += weight * energy[y * COLUMNS + x];
                    weights += weight;
                }
            }
        }
        return sum / weights;
    }
}
