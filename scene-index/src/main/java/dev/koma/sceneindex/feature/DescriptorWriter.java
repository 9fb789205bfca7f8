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

    private int[] lefts = new int[64];
    private float[] rights = new float[64];
    private float[] weights = new float[64];
    private final float[] histogram = new float[PADDED * PADDED * ORIENTATIONS];

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
        for (int y = firstY; y <= lastY; y++) {
            float row = (y - keypoint.y()) / cell;
            float inRow = row + MIDDLE;
            if (inRow < 0 || inRow >= PADDED - 1) {
                continue;
            }
            int upper = (int) inRow;
            float weight = weight(row);
            // A blurred plane's neighbouring pixels say about the same: every other one, as on a chessboard, is enough.
            for (int x = firstX + (firstX + y & 1); x <= lastX; x += 2) {
                int left = lefts[x - firstX];
                if (left >= 0) {
                    vote(
                            plane,
                            y * plane.width + x,
                            upper,
                            inRow - upper,
                            left,
                            rights[x - firstX],
                            weight * weights[x - firstX]);
                }
            }
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

    /** One gradient votes for two rows, two columns and two orientations. */
    private void vote(Plane plane, int i, int upper, float down, int left, float right, float weight) {
        float[] values = plane.values;
        float dx = values[i + 1] - values[i - 1];
        float dy = values[i + plane.width] - values[i - plane.width];
        float magnitude = (float) Math.sqrt(dx * dx + dy * dy) * weight;
        float angle = eighths(dx, dy);
        int orientation = (int) angle;
        float toNext = magnitude * (angle - orientation);
        float toThis = magnitude - toNext;
        int next = orientation + 1 & ORIENTATIONS - 1;
        orientation &= ORIENTATIONS - 1;
        int bin = (upper * PADDED + left) * ORIENTATIONS;
        share(bin, orientation, next, toThis, toNext, (1 - down) * (1 - right));
        share(bin + ORIENTATIONS, orientation, next, toThis, toNext, (1 - down) * right);
        bin += PADDED * ORIENTATIONS;
        share(bin, orientation, next, toThis, toNext, down * (1 - right));
        share(bin + ORIENTATIONS, orientation, next, toThis, toNext, down * right);
    }

    private void share(int bin, int orientation, int next, float toThis, float toNext, float share) {
        histogram[bin + orientation] += toThis * share;
        histogram[bin + next] += toNext * share;
    }

    /** In one direction a Gaussian of half the window's width, {@code exp(-d2 / 8)}, by a polynomial's inverse. */
    private static float weight(float distance) {
        float a = distance * distance * (1f / 8);
        return 1 / (1 + a * (1 + a * (0.5f + a * (1f / 6))));
    }

    /** The direction of a gradient in eighths of a turn, 0 to 8; a polynomial within 0.002 of the arc tangent. */
    static float eighths(float dx, float dy) {
        float ax = Math.abs(dx);
        float ay = Math.abs(dy);
        float larger = Math.max(ax, ay);
        if (larger == 0) {
            return 0;
        }
        float ratio = Math.min(ax, ay) / larger;
        float square = ratio * ratio;
        float angle = ratio
                * (0.9998660f
                        + square
                                * (-0.3302995f + square * (0.1801410f + square * (-0.0851330f + square * 0.0208351f))));
        angle *= (float) (4 / Math.PI);
        angle = ay > ax ? 2 - angle : angle;
        angle = dx < 0 ? 4 - angle : angle;
        return dy < 0 ? 8 - angle : angle;
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
