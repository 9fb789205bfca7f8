package dev.koma.sceneindex.local;

import dev.koma.sceneindex.picture.Homography;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether pairs of features agree on one place of a key frame in the picture. Every pair alone says where the frame would
 * lie, as features have a scale and are upright (Philbin et al., "Object Retrieval with Large Vocabularies and Fast Spatial
 * Matching", CVPR 2007); what most agree with is refined by least squares, first with a scale for each direction, then affine.
 */
final class Verification {
    /** Distance from where a feature should be, as a share of the frame's longer side in the picture, before refining. */
    private static final double ROUGH = 0.10;
    /** The same while refining. */
    private static final double MIDDLE = 0.045;
    /** The same in the end. */
    private static final double FINE = 0.022;
    /** Largest ratio of scales between pair and hypothesis. */
    private static final double SCALE_RATIO = 1.7;
    /** Fewer pairs do not say what an affine transformation needs. */
    private static final int AFFINE_PAIRS = 8;

    private static final int COLUMNS = 6;
    private static final int ROWS = 4;

    private final Side side;
    private final Pairs pairs;

    private Verification(Side side, Pairs pairs) {
        this.side = side;
        this.pairs = pairs;
    }

    /** The best place of the frame, or null when fewer than {@code least} pairs agree on any. */
    static @Nullable LocalMatch best(Side side, Pairs pairs, int keyframe, int least) {
        return new Verification(side, pairs).best(keyframe, least);
    }

    private @Nullable LocalMatch best(int keyframe, int least) {
        int anchor = anchor();
        if (anchor < 0) {
            return null;
        }
        Agreement agreement = agreement(Fit.of(pairs, anchor), ROUGH);
        for (double tolerance : new double[] {MIDDLE, MIDDLE, FINE}) {
            Fit next = Fit.stretched(pairs, agreement.in);
            if (next == null || !next.isPlausible()) {
                break;
            }
            agreement = agreement(next, tolerance);
        }
        if (agreement.number >= AFFINE_PAIRS) {
            agreement = affine(agreement);
        }
        return agreement.number < least ? null : match(keyframe, agreement);
    }

    /** The pair whose place has most support, the first of several, or -1. */
    private int anchor() {
        double best = 0;
        int anchor = -1;
        for (int i = 0; i < pairs.count; i++) {
            double support = support(i);
            if (support > best) {
                best = support;
                anchor = i;
            }
        }
        return anchor;
    }

    /** The weight of the pairs that agree roughly with the place that one pair says. */
    private double support(int anchor) {
        double scale = pairs.ratio[anchor];
        double x0 = pairs.qx[anchor] - scale * pairs.fx[anchor];
        double y0 = pairs.qy[anchor] - scale * pairs.fy[anchor];
        double limit = ROUGH * scale * ROUGH * scale;
        double sum = 0;
        for (int i = 0; i < pairs.count; i++) {
            double dx = scale * pairs.fx[i] + x0 - pairs.qx[i];
            double dy = scale * pairs.fy[i] + y0 - pairs.qy[i];
            if (dx * dx + dy * dy <= limit && isOfScale(i, scale)) {
                sum += pairs.weight[i];
            }
        }
        return sum;
    }

    private boolean isOfScale(int pair, double scale) {
        double ratio = pairs.ratio[pair];
        return ratio <= SCALE_RATIO * scale && scale <= SCALE_RATIO * ratio;
    }

    /** The affine transformation when it loses nothing, refined once more. */
    private Agreement affine(Agreement before) {
        Agreement best = before;
        for (int i = 0; i < 2; i++) {
            Fit next = Fit.affine(pairs, best.in);
            if (next == null || !next.isPlausible()) {
                break;
            }
            Agreement agreement = agreement(next, FINE);
            if (i == 0 && pairs.weight(agreement.in) < pairs.weight(before.in)) {
                break;
            }
            best = agreement;
        }
        return best;
    }

    /** The pairs within a tolerance, each feature at most once: of several the nearest. */
    private Agreement agreement(Fit fit, double tolerance) {
        double scale = fit.scale();
        double limit = tolerance * tolerance * scale * scale;
        boolean[] in = new boolean[pairs.count];
        double[] error = new double[pairs.count];
        for (int i = 0; i < pairs.count; i++) {
            double dx = fit.x(pairs.fx[i], pairs.fy[i]) - pairs.qx[i];
            double dy = fit.y(pairs.fx[i], pairs.fy[i]) - pairs.qy[i];
            error[i] = dx * dx + dy * dy;
            in[i] = error[i] <= limit && isOfScale(i, scale);
        }
        int number = 0;
        for (int i = 0; i < pairs.count; i++) {
            for (int j = 0; in[i] && j < i; j++) {
                if (in[j] && pairs.share(i, j)) {
                    in[error[i] < error[j] ? j : i] = false;
                }
            }
        }
        double errors = 0;
        for (int i = 0; i < pairs.count; i++) {
            number += in[i] ? 1 : 0;
            errors += in[i] ? Math.sqrt(error[i]) : 0;
        }
        return new Agreement(fit, in, number, errors);
    }

    private LocalMatch match(int keyframe, Agreement agreement) {
        return new LocalMatch(
                side,
                keyframe,
                place(agreement.fit),
                agreement.number,
                pairs.weight(agreement.in),
                spread(agreement.in),
                agreement.errors / agreement.number / agreement.fit.scale());
    }

    private double spread(boolean[] in) {
        boolean[] cells = new boolean[COLUMNS * ROWS];
        int number = 0;
        for (int i = 0; i < pairs.count; i++) {
            if (in[i]) {
                int column = (int) (pairs.fx[i] / pairs.width * COLUMNS);
                int row = (int) (pairs.fy[i] / pairs.height * ROWS);
                number += cells[row * COLUMNS + column] ? 0 : 1;
                cells[row * COLUMNS + column] = true;
            }
        }
        return (double) number / cells.length;
    }

    /** In the picture itself, also when its mirror image was looked at. */
    private Homography place(Fit fit) {
        double xu = fit.xx() * pairs.width;
        double xv = fit.xy() * pairs.height;
        double yu = fit.yx() * pairs.width;
        double yv = fit.yy() * pairs.height;
        return side.mirrored()
                ? Homography.affine(-xu, -xv, side.features().width() - fit.x0(), yu, yv, fit.y0())
                : Homography.affine(xu, xv, fit.x0(), yu, yv, fit.y0());
    }

    /** Which pairs a transformation brings together, how many they are, and the sum of their errors in pixels. */
    private record Agreement(Fit fit, boolean[] in, int number, double errors) {}
}
