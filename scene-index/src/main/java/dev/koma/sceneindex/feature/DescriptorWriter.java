package dev.koma.sceneindex.feature;

import static dev.koma.sceneindex.feature.LocalFeatures.CELLS;
import static dev.koma.sceneindex.feature.LocalFeatures.LENGTH;
import static dev.koma.sceneindex.feature.LocalFeatures.ORIENTATIONS;

import java.util.Arrays;

/**
 * Describes the surroundings of keypoints: gradient histograms of 4 x 4 cells as in section 6 of Lowe (IJCV 2004), but always
 * upright, because pictures of videos seldom are turned by more than a few degrees and upright descriptors tell more apart; with
 * the square root of Arandjelović and Zisserman, "Three things everyone should know to improve object retrieval" (CVPR 2012).
 */
final class DescriptorWriter {
    /** Side of a cell in standard deviations of the keypoint's scale. */
    private static final float CELL = 3;
    /** No value may have more than this share of the length before the square root: one strong edge is not all. */
    private static final float CLAMP = 0.2f;

    private static final int PADDED = CELLS + 2;

    private static final float MIDDLE = CELLS / 2f + 0.5f;

    /** Of the least normal float: the gradient of an even area has no direction, and must not be divided by nothing. */
    private static final int LEAST_BITS = 0x00800000;

    /** Where the eighths of a turn begin, by: is it steep, is it to the left, is it upwards. */
    private static final float[] FROM = {0, 2, 4, 2, 8, 6, 4, 6};
    /** Which way an angle from the nearest axis goes, in eighths of a turn. */
    private static final float[] TURN = turns(1, -1, -1, 1, -1, 1, 1, -1);

    private int[] lefts = new int[64];
    private float[] rights = new float[64];
    private float[] weights = new float[64];
    /** What one row of pixels votes for. */
    private final float[] line = new float[PADDED * ORIENTATIONS];

    private final float[] histogram = new float[PADDED * PADDED * ORIENTATIONS];

    private static float[] turns(int... signs) {
        float[] turns = new float[signs.length];
        for (int i = 0; i < turns.length; i++) {
            turns[i] = signs[i] * (float) (4 / Math.PI);
        }
        return turns;
    }

    void write(Keypoint keypoint, float[] out, int offset) {
        Arrays.fill(histogram, 0);
        Plane plane = keypoint.octave().blurred[keypoint.plane()];
        float cell = CELL * keypoint.sigma();
        int radius = Math.round(cell * (CELLS + 1) / 2);
        int centreX = Math.round(keypoint.x());
        int centreY = Math.round(keypoint.y());
        int firstX = Math.max(1, centreX - radius);
        int lastX = Math.min(plane.width - 2, centreX + radius);
        int firstY = Math.max(1, centreY - radius);
        int lastY = Math.min(plane.height - 2, centreY + radius);
        prepareColumns(firstX, lastX, keypoint.x(), cell);
        int columns = lastX - firstX + 1;
        for (int y = firstY; y <= lastY; y++) {
            float row = (y - keypoint.y()) / cell;
            float inRow = row + MIDDLE;
            if (inRow < 0 || inRow >= PADDED - 1) {
                continue;
            }
            Arrays.fill(line, 0);
            // A blurred plane's neighbouring pixels say about the same: every other one, as on a chessboard, is enough.
            vote(plane, plane.at(firstX, y), firstX + y & 1, columns);
            int upper = (int) inRow;
            float weight = weight(row);
            add(upper, weight * (1 - inRow + upper));
            add(upper + 1, weight * (inRow - upper));
        }
        normalise(out, offset);
    }

    private void prepareColumns(int first, int last, float centre, float cell) {
        int count = Math.max(0, last - first + 1);
        if (lefts.length < count) {
            lefts = new int[2 * count];
            rights = new float[2 * count];
            weights = new float[2 * count];
        }
        for (int i = 0; i < count; i++) {
            float column = (first + i - centre) / cell;
            float inColumn = column + MIDDLE;
            boolean inside = inColumn >= 0 && inColumn < PADDED - 1;
            lefts[i] = inside ? (int) inColumn : -1;
            rights[i] = inColumn - lefts[i];
            weights[i] = weight(column);
        }
    }

    /** One gradient votes for two columns and two orientations. */
    private void vote(Plane plane, int start, int first, int count) {
        float[] values = plane.values;
        for (int column = first; column < count; column += 2) {
            int left = lefts[column];
            if (left < 0) {
                continue;
            }
            int i = start + column;
            float dx = values[i + 1] - values[i - 1];
            float dy = values[i + plane.stride] - values[i - plane.stride];
            float angle = eighths(dx, dy);
            int whole = (int) angle;
            int orientation = whole & ORIENTATIONS - 1;
            int next = whole + 1 & ORIENTATIONS - 1;
            float magnitude = (float) Math.sqrt(dx * dx + dy * dy) * weights[column];
            float toNext = magnitude * (angle - whole);
            float toThis = magnitude - toNext;
            float right = rights[column];
            int bin = left * ORIENTATIONS;
            line[bin + orientation] += toThis - toThis * right;
            line[bin + next] += toNext - toNext * right;
            line[bin + ORIENTATIONS + orientation] += toThis * right;
            line[bin + ORIENTATIONS + next] += toNext * right;
        }
    }

    private void add(int row, float share) {
        int base = row * line.length;
        for (int i = 0; i < line.length; i++) {
            histogram[base + i] += share * line[i];
        }
    }

    /** In one direction a Gaussian of half the window's width, {@code exp(-d2 / 8)}, by a polynomial's inverse. */
    private static float weight(float distance) {
        float a = distance * distance * (1f / 8);
        return 1 / (1 + a * (1 + a * (0.5f + a * (1f / 6))));
    }

    /**
     * The direction of a gradient in eighths of a turn, 0 to 8; a polynomial within 0.002 of the arc tangent. Directions are
     * random, so that branches would be foretold wrongly: the signs choose from tables.
     */
    static float eighths(float dx, float dy) {
        int x = Float.floatToRawIntBits(dx);
        int y = Float.floatToRawIntBits(dy);
        int ax = x & Integer.MAX_VALUE;
        int ay = y & Integer.MAX_VALUE;
        // Positive floats are in the order of their bits.
        float larger = Float.intBitsToFloat(Math.max(Math.max(ax, ay), LEAST_BITS));
        float ratio = Float.intBitsToFloat(Math.min(ax, ay)) / larger;
        float square = ratio * ratio;
        float angle = ratio
                * (0.9998660f
                        + square
                                * (-0.3302995f + square * (0.1801410f + square * (-0.0851330f + square * 0.0208351f))));
        int eighth = (ax - ay) >>> 31 | x >>> 31 << 1 | y >>> 31 << 2;
        return FROM[eighth] + TURN[eighth] * angle;
    }

    private void normalise(float[] out, int offset) {
        float squares = 0;
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                int from = ((row + 1) * PADDED + column + 1) * ORIENTATIONS;
                int to = offset + (row * CELLS + column) * ORIENTATIONS;
                for (int o = 0; o < ORIENTATIONS; o++) {
                    out[to + o] = histogram[from + o];
                    squares += histogram[from + o] * histogram[from + o];
                }
            }
        }
        float limit = CLAMP * (float) Math.sqrt(squares);
        float sum = 0;
        for (int i = offset; i < offset + LENGTH; i++) {
            out[i] = Math.min(limit, out[i]);
            sum += out[i];
        }
        if (sum > 0) {
            for (int i = offset; i < offset + LENGTH; i++) {
                out[i] = (float) Math.sqrt(out[i] / sum);
            }
        }
    }
}
