package dev.koma.sceneindex.descriptor;

import static dev.koma.sceneindex.descriptor.GradientHistograms.CELL_HEIGHT;
import static dev.koma.sceneindex.descriptor.GradientHistograms.CELL_WIDTH;
import static dev.koma.sceneindex.descriptor.GradientHistograms.COLUMNS;
import static dev.koma.sceneindex.descriptor.GradientHistograms.FLOOR;
import static dev.koma.sceneindex.descriptor.GradientHistograms.GLOBAL_SHARE;
import static dev.koma.sceneindex.descriptor.GradientHistograms.LEFT;
import static dev.koma.sceneindex.descriptor.GradientHistograms.ROWS;
import static dev.koma.sceneindex.descriptor.GradientHistograms.TO_LOWER;
import static dev.koma.sceneindex.descriptor.GradientHistograms.TO_RIGHT;
import static dev.koma.sceneindex.descriptor.GradientHistograms.UPPER;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;

/**
 * The histograms of oriented gradients that looks are made of, of the visible part of a frame. Where all is visible they are
 * those of the whole frame; a cell that is visible in part has the mean over that part. The edge of what is visible has no
 * gradients.
 */
public final class VisibleHistograms {
    /** Number of cells, row by row. */
    public static final int CELLS = COLUMNS * ROWS;
    /** Histogram values of a cell. */
    public static final int ORIENTATIONS = GradientHistograms.ORIENTATIONS;

    private final double[] votes = new double[GradientHistograms.LENGTH];
    private final double[] shares = new double[CELLS];
    private final double[] values = new double[GradientHistograms.LENGTH];
    private double contrast;

    private VisibleHistograms() {}

    /**
     * Computes the histograms.
     *
     * @param luma {@code LUMA_WIDTH * LUMA_HEIGHT} bytes, full range, row by row
     * @param visible for each of them whether it counts
     */
    public static VisibleHistograms of(byte[] luma, boolean[] visible) {
        VisibleHistograms histograms = new VisibleHistograms();
        histograms.vote(luma, visible);
        histograms.normalise();
        return histograms;
    }

    /** {@code CELLS * ORIENTATIONS} values from 0 to about 1, cell by cell; 0 where nothing is visible. */
    public double value(int index) {
        return values[index];
    }

    /** How much of a cell is visible, 0 to 1. */
    public double share(int cell) {
        return shares[cell];
    }

    /** Mean gradient magnitude of the visible part, in grey levels per pixel. */
    public double contrast() {
        return contrast;
    }

    private void vote(byte[] luma, boolean[] visible) {
        double[] seen = new double[CELLS];
        double[] whole = new double[CELLS];
        for (int y = 1; y < LUMA_HEIGHT - 1; y++) {
            for (int x = 1; x < LUMA_WIDTH - 1; x++) {
                int i = y * LUMA_WIDTH + x;
                share(x, y, whole);
                if (visible[i - 1] && visible[i + 1] && visible[i - LUMA_WIDTH] && visible[i + LUMA_WIDTH]) {
                    share(x, y, seen);
                    vote(luma, x, y);
                }
            }
        }
        for (int cell = 0; cell < CELLS; cell++) {
            shares[cell] = seen[cell] / whole[cell];
            double area = CELL_WIDTH * CELL_HEIGHT * Votes.SCALE * Math.max(shares[cell], 1e-6);
            for (int o = 0; o < ORIENTATIONS; o++) {
                votes[cell * ORIENTATIONS + o] /= area;
            }
        }
    }

    private void vote(byte[] luma, int x, int y) {
        int i = y * LUMA_WIDTH + x;
        int dx = (luma[i + 1] & 0xff) - (luma[i - 1] & 0xff);
        int dy = (luma[i + LUMA_WIDTH] & 0xff) - (luma[i - LUMA_WIDTH] & 0xff);
        int vote = GradientHistograms.VOTES.of(dx, dy);
        int low = Votes.orientation(vote);
        int high = (low + 1) % ORIENTATIONS;
        for (int neighbour = 0; neighbour < 4; neighbour++) {
            double weight = weight(x, y, neighbour);
            if (weight > 0) {
                int cell = cell(x, y, neighbour) * ORIENTATIONS;
                votes[cell + low] += weight * Votes.toLow(vote);
                votes[cell + high] += weight * Votes.toHigh(vote);
            }
        }
    }

    private static void share(int x, int y, double[] cells) {
        for (int neighbour = 0; neighbour < 4; neighbour++) {
            double weight = weight(x, y, neighbour);
            if (weight > 0) {
                cells[cell(x, y, neighbour)] += weight;
            }
        }
    }

    /** One of the four cells that a pixel votes for; the lower and right ones only exist where their weight is above 0. */
    private static int cell(int x, int y, int neighbour) {
        return (UPPER[y] + neighbour / 2) * COLUMNS + LEFT[x] + neighbour % 2;
    }

    private static double weight(int x, int y, int neighbour) {
        double right = TO_RIGHT[x] / (2.0 * CELL_WIDTH);
        double lower = TO_LOWER[y] / (2.0 * CELL_HEIGHT);
        return (neighbour % 2 == 0 ? 1 - right : right) * (neighbour / 2 == 0 ? 1 - lower : lower);
    }

    private void normalise() {
        double[] energy = new double[CELLS];
        double sum = 0;
        double seen = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            for (int o = 0; o < ORIENTATIONS; o++) {
                energy[cell] += votes[cell * ORIENTATIONS + o];
            }
            sum += shares[cell] * energy[cell];
            seen += shares[cell];
        }
        contrast = sum / Math.max(seen, 1e-6);
        for (int cell = 0; cell < CELLS; cell++) {
            if (shares[cell] > 0) {
                double around = around(energy, cell) + GLOBAL_SHARE * contrast + FLOOR;
                for (int o = 0; o < ORIENTATIONS; o++) {
                    int i = cell * ORIENTATIONS + o;
                    values[i] = Math.sqrt(votes[i] / around);
                }
            }
        }
    }

    /** Contrast of a cell and its neighbours, weighted 1 2 1 in each direction and by what is visible. */
    private double around(double[] energy, int cell) {
        double sum = 0;
        double weights = 0;
        for (int y = Math.max(0, cell / COLUMNS - 1); y <= Math.min(ROWS - 1, cell / COLUMNS + 1); y++) {
            for (int x = Math.max(0, cell % COLUMNS - 1); x <= Math.min(COLUMNS - 1, cell % COLUMNS + 1); x++) {
                int neighbour = y * COLUMNS + x;
                int nearness = (2 - Math.abs(x - cell % COLUMNS)) * (2 - Math.abs(y - cell / COLUMNS));
                sum += nearness * shares[neighbour] * energy[neighbour];
                weights += nearness * shares[neighbour];
            }
        }
        return sum / weights;
    }
}
