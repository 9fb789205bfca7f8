package dev.koma.sceneindex.local;

import dev.koma.sceneindex.feature.LocalFeatures;
import dev.koma.sceneindex.picture.Affine;
import dev.koma.sceneindex.word.Place;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether pairs of features agree on one place of a key frame in the picture. Every pair alone says where the frame would
 * lie, as features have a scale and are upright (Philbin et al., "Object Retrieval with Large Vocabularies and Fast Spatial
 * Matching", CVPR 2007); what most agree with is refined by least squares, first with a scale for each direction, then affine.
 */
final class Verification {
    /** Pairs of one candidate that are looked at: the heaviest. */
    private static final int MOST_PAIRS = 160;
    /** Distance from where a feature should be, as a share of the frame's longer side in the picture, before refining. */
    private static final double ROUGH = 0.10;

    private static final double MIDDLE = 0.045;
    private static final double FINE = 0.022;
    /** Largest ratio of scales between pair and hypothesis. */
    private static final double SCALE_RATIO = 1.7;
    /** Largest ratio of the frame's stretching in both directions. */
    private static final double STRETCH = 1.7;

    private static final int COLUMNS = 6;
    private static final int ROWS = 4;

    private final Side side;
    private final double aspect;
    private final Matches matches;
    private final int[] pairs;
    private final int count;
    private final double[] fx;
    private final double[] fy;
    private final double[] qx;
    private final double[] qy;
    private final double[] ratio;
    private final float[] weight;

    /**
     * @param aspect width of the frame by its height
     * @param pairs numbers of the candidate's rows in {@code matches}
     */
    Verification(Side side, double aspect, Matches matches, int[] pairs) {
        this.side = side;
        this.aspect = aspect;
        this.matches = matches;
        this.pairs = pairs;
        this.count = Math.min(pairs.length, MOST_PAIRS);
        if (pairs.length > MOST_PAIRS) {
            keepHeaviest();
        }
        fx = new double[count];
        fy = new double[count];
        qx = new double[count];
        qy = new double[count];
        ratio = new double[count];
        weight = new float[count];
        LocalFeatures features = side.features();
        double width = aspect >= 1 ? 1 : aspect;
        double height = aspect >= 1 ? 1 / aspect : 1;
        for (int i = 0; i < count; i++) {
            int row = pairs[i];
            int place = matches.places[row];
            int feature = matches.features[row];
            fx[i] = Place.x(place) * width;
            fy[i] = Place.y(place) * height;
            qx[i] = features.x()[feature];
            qy[i] = features.y()[feature];
            ratio[i] = features.sigma()[feature] / Place.scale(place);
            weight[i] = matches.weights[row];
        }
    }

    private void keepHeaviest() {
        long[] keys = new long[pairs.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) Float.floatToIntBits(matches.weights[pairs[i]]) << 32 | (0xffffffffL - i);
        }
        Arrays.sort(keys);
        int[] kept = new int[MOST_PAIRS];
        for (int i = 0; i < MOST_PAIRS; i++) {
            kept[i] = pairs[(int) (0xffffffffL - (keys[keys.length - 1 - i] & 0xffffffffL))];
        }
        System.arraycopy(kept, 0, pairs, 0, MOST_PAIRS);
    }

    /** The best place of the frame, or null when fewer than {@code least} pairs agree on any. */
    @Nullable LocalMatch best(int keyframe, int least) {
        double best = 0;
        int anchor = -1;
        for (int i = 0; i < count; i++) {
            double support = support(i);
            if (support > best) {
                best = support;
                anchor = i;
            }
        }
        if (anchor < 0) {
            return null;
        }
        Fit fit = Fit.similar(
                ratio[anchor], qx[anchor] - ratio[anchor] * fx[anchor], qy[anchor] - ratio[anchor] * fy[anchor]);
        boolean[] inliers = agreeing(fit, ROUGH);
        for (double tolerance : new double[] {MIDDLE, MIDDLE, FINE}) {
            Fit next = Fit.stretched(this, inliers);
            if (next == null || !next.isPlausible()) {
                break;
            }
            fit = next;
            inliers = agreeing(fit, tolerance);
        }
        if (number(inliers) >= 8) {
            Fit affine = Fit.affine(this, inliers);
            if (affine != null && affine.isPlausible()) {
                boolean[] more = agreeing(affine, FINE);
                if (weight(more) >= weight(inliers)) {
                    fit = affine;
                    inliers = more;
                    Fit again = Fit.affine(this, inliers);
                    if (again != null && again.isPlausible()) {
                        fit = again;
                        inliers = agreeing(again, FINE);
                    }
                }
            }
        }
        return number(inliers) < least ? null : match(keyframe, fit, inliers);
    }

    /** The weight of the pairs that agree roughly with the place that one pair says. */
    private double support(int anchor) {
        double scale = ratio[anchor];
        double x0 = qx[anchor] - scale * fx[anchor];
        double y0 = qy[anchor] - scale * fy[anchor];
        double limit = ROUGH * scale * ROUGH * scale;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double dx = scale * fx[i] + x0 - qx[i];
            double dy = scale * fy[i] + y0 - qy[i];
            if (dx * dx + dy * dy <= limit && ratio[i] <= SCALE_RATIO * scale && scale <= SCALE_RATIO * ratio[i]) {
                sum += weight[i];
            }
        }
        return sum;
    }

    /** The pairs within a tolerance, each feature at most once: of several the nearest. */
    private boolean[] agreeing(Fit fit, double tolerance) {
        double scale = fit.scale();
        double limit = tolerance * tolerance * scale * scale;
        boolean[] in = new boolean[count];
        double[] error = new double[count];
        for (int i = 0; i < count; i++) {
            double dx = fit.x(fx[i], fy[i]) - qx[i];
            double dy = fit.y(fx[i], fy[i]) - qy[i];
            error[i] = dx * dx + dy * dy;
            in[i] = error[i] <= limit && ratio[i] <= SCALE_RATIO * scale && scale <= SCALE_RATIO * ratio[i];
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; in[i] && j < i; j++) {
                if (in[j] && isSameFeature(i, j)) {
                    in[error[i] < error[j] ? j : i] = false;
                }
            }
        }
        return in;
    }

    private boolean isSameFeature(int i, int j) {
        int a = pairs[i];
        int b = pairs[j];
        return matches.features[a] == matches.features[b]
                || matches.places[a] == matches.places[b]
                // Features of two scales at one place are one observation.
                || Math.abs(fx[i] - fx[j]) + Math.abs(fy[i] - fy[j]) < 0.006;
    }

    private static int number(boolean[] inliers) {
        int number = 0;
        for (boolean in : inliers) {
            number += in ? 1 : 0;
        }
        return number;
    }

    private double weight(boolean[] inliers) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += inliers[i] ? weight[i] : 0;
        }
        return sum;
    }

    private LocalMatch match(int keyframe, Fit fit, boolean[] inliers) {
        double width = aspect >= 1 ? 1 : aspect;
        double height = aspect >= 1 ? 1 / aspect : 1;
        boolean[] cells = new boolean[COLUMNS * ROWS];
        double errors = 0;
        int number = 0;
        for (int i = 0; i < count; i++) {
            if (inliers[i]) {
                number++;
                errors += Math.hypot(fit.x(fx[i], fy[i]) - qx[i], fit.y(fx[i], fy[i]) - qy[i]);
                cells[(int) (fy[i] / height * ROWS) * COLUMNS + (int) (fx[i] / width * COLUMNS)] = true;
            }
        }
        return new LocalMatch(
                side,
                keyframe,
                place(fit, width, height),
                number,
                weight(inliers),
                (double) number(cells) / cells.length,
                errors / number / fit.scale());
    }

    /** In the picture itself, also when its mirror image was looked at. */
    private Affine place(Fit fit, double width, double height) {
        double xx = fit.xx * width;
        double xy = fit.xy * height;
        return side.mirrored()
                ? new Affine(-xx, -xy, side.features().width() - fit.x0, fit.yx * width, fit.yy * height, fit.y0)
                : new Affine(xx, xy, fit.x0, fit.yx * width, fit.yy * height, fit.y0);
    }

    /** From the frame, its longer side being 1, to the picture's pixels. */
    private record Fit(double xx, double xy, double x0, double yx, double yy, double y0) {
        static Fit similar(double scale, double x0, double y0) {
            return new Fit(scale, 0, x0, 0, scale, y0);
        }

        /** Least squares with a scale for each direction; null when the points do not say. */
        static @Nullable Fit stretched(Verification v, boolean[] in) {
            double n = 0;
            double sx = 0;
            double sy = 0;
            double sX = 0;
            double sY = 0;
            for (int i = 0; i < v.count; i++) {
                if (in[i]) {
                    n++;
                    sx += v.fx[i];
                    sy += v.fy[i];
                    sX += v.qx[i];
                    sY += v.qy[i];
                }
            }
            if (n < 2) {
                return null;
            }
            double xx = 0;
            double yy = 0;
            double xX = 0;
            double yY = 0;
            double logs = 0;
            for (int i = 0; i < v.count; i++) {
                if (in[i]) {
                    double x = v.fx[i] - sx / n;
                    double y = v.fy[i] - sy / n;
                    xx += x * x;
                    yy += y * y;
                    xX += x * (v.qx[i] - sX / n);
                    yY += y * (v.qy[i] - sY / n);
                    logs += Math.log(v.ratio[i]);
                }
            }
            // What the features' own scales say keeps few or crowded points from saying anything.
            double prior = 0.01;
            double usual = xx + yy > 0.05 ? (xX + yY) / (xx + yy) : Math.exp(logs / n);
            double a = (xX + prior * usual) / (xx + prior);
            double e = (yY + prior * usual) / (yy + prior);
            return new Fit(a, 0, (sX - a * sx) / n, 0, e, (sY - e * sy) / n);
        }

        static @Nullable Fit affine(Verification v, boolean[] in) {
            double[][] m = new double[3][5];
            for (int i = 0; i < v.count; i++) {
                if (in[i]) {
                    double[] p = {v.fx[i], v.fy[i], 1};
                    for (int r = 0; r < 3; r++) {
                        for (int c = 0; c < 3; c++) {
                            m[r][c] += p[r] * p[c];
                        }
                        m[r][3] += p[r] * v.qx[i];
                        m[r][4] += p[r] * v.qy[i];
                    }
                }
            }
            return solve(m) ? new Fit(m[0][3], m[1][3], m[2][3], m[0][4], m[1][4], m[2][4]) : null;
        }

        private static boolean solve(double[][] m) {
            for (int k = 0; k < 3; k++) {
                int pivot = k;
                for (int r = k + 1; r < 3; r++) {
                    pivot = Math.abs(m[r][k]) > Math.abs(m[pivot][k]) ? r : pivot;
                }
                double[] row = m[pivot];
                m[pivot] = m[k];
                m[k] = row;
                if (Math.abs(row[k]) < 1e-6) {
                    return false;
                }
                for (int r = 0; r < 3; r++) {
                    if (r != k) {
                        double factor = m[r][k] / row[k];
                        for (int c = k; c < 5; c++) {
                            m[r][c] -= factor * row[c];
                        }
                    }
                }
            }
            for (int k = 0; k < 3; k++) {
                m[k][3] /= m[k][k];
                m[k][4] /= m[k][k];
            }
            return true;
        }

        double x(double x, double y) {
            return xx * x + xy * y + x0;
        }

        double y(double x, double y) {
            return yx * x + yy * y + y0;
        }

        double scale() {
            return Math.sqrt(Math.abs(xx * yy - xy * yx));
        }

        boolean isPlausible() {
            double wide = Math.hypot(xx, yx);
            double high = Math.hypot(xy, yy);
            return xx > 0
                    && yy > 0
                    && wide <= STRETCH * high
                    && high <= STRETCH * wide
                    && Math.abs(xx * xy + yx * yy) <= 0.35 * wide * high;
        }
    }
}
