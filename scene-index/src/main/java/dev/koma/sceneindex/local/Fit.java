package dev.koma.sceneindex.local;

import org.jspecify.annotations.Nullable;

/** A transformation from the frame, its longer side being 1, to the query's pixels. */
record Fit(double xx, double xy, double x0, double yx, double yy, double y0) {
    /** Largest ratio of the frame's stretching in both directions. */
    private static final double STRETCH = 1.7;
    /** Largest cosine of the angle between the frame's sides. */
    private static final double SKEW = 0.35;
    /** Weight of what the features' own scales say, beside the squared distances of the points from their middle. */
    private static final double PRIOR = 0.01;
    /** Points whose squared distances from their middle add up to more say the scale better than the features do. */
    private static final double WIDE_SPREAD = 0.05;

    private static final double LEAST_PIVOT = 1e-6;

    /** What one pair of features says alone. */
    static Fit of(Pairs pairs, int pair) {
        double scale = pairs.ratio[pair];
        return new Fit(
                scale, 0, pairs.qx[pair] - scale * pairs.fx[pair], 0, scale, pairs.qy[pair] - scale * pairs.fy[pair]);
    }

    /** Least squares with a scale for each direction; null when the points do not say. */
    static @Nullable Fit stretched(Pairs p, boolean[] in) {
        double n = 0;
        double fx = 0;
        double fy = 0;
        double qx = 0;
        double qy = 0;
        for (int i = 0; i < p.count; i++) {
            if (in[i]) {
                n++;
                fx += p.fx[i];
                fy += p.fy[i];
                qx += p.qx[i];
                qy += p.qy[i];
            }
        }
        return n < 2 ? null : stretchedAround(p, in, n, fx / n, fy / n, qx / n, qy / n);
    }

    private static Fit stretchedAround(Pairs p, boolean[] in, double n, double fx, double fy, double qx, double qy) {
        double xx = 0;
        double yy = 0;
        double xq = 0;
        double yq = 0;
        double logs = 0;
        for (int i = 0; i < p.count; i++) {
            if (in[i]) {
                double x = p.fx[i] - fx;
                double y = p.fy[i] - fy;
                xx += x * x;
                yy += y * y;
                xq += x * (p.qx[i] - qx);
                yq += y * (p.qy[i] - qy);
                logs += StrictMath.log(p.ratio[i]);
            }
        }
        // What the features' own scales say keeps few or crowded points from saying anything.
        double usual = xx + yy > WIDE_SPREAD ? (xq + yq) / (xx + yy) : StrictMath.exp(logs / n);
        double wide = (xq + PRIOR * usual) / (xx + PRIOR);
        double high = (yq + PRIOR * usual) / (yy + PRIOR);
        return new Fit(wide, 0, qx - wide * fx, 0, high, qy - high * fy);
    }

    /** Least squares with all six parameters; null when the points do not say. */
    static @Nullable Fit affine(Pairs p, boolean[] in) {
        double[][] m = new double[3][5];
        for (int i = 0; i < p.count; i++) {
            if (in[i]) {
                double[] point = {p.fx[i], p.fy[i], 1};
                for (int r = 0; r < 3; r++) {
                    for (int c = 0; c < 3; c++) {
                        m[r][c] += point[r] * point[c];
                    }
                    m[r][3] += point[r] * p.qx[i];
                    m[r][4] += point[r] * p.qy[i];
                }
            }
        }
        return solve(m) ? new Fit(m[0][3], m[1][3], m[2][3], m[0][4], m[1][4], m[2][4]) : null;
    }

    /** Gauss and Jordan's elimination with row exchange; the solutions for both right sides take their place. */
    private static boolean solve(double[][] m) {
        for (int k = 0; k < 3; k++) {
            int pivot = k;
            for (int r = k + 1; r < 3; r++) {
                pivot = Math.abs(m[r][k]) > Math.abs(m[pivot][k]) ? r : pivot;
            }
            double[] row = m[pivot];
            m[pivot] = m[k];
            m[k] = row;
            if (Math.abs(row[k]) < LEAST_PIVOT) {
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

    /** Pixels of the query for the frame's longer side. */
    double scale() {
        return Math.sqrt(Math.abs(xx * yy - xy * yx));
    }

    /** Whether pictures are altered like this: neither turned over, nor stretched or skewed much. */
    boolean isPlausible() {
        double wide = Math.sqrt(xx * xx + yx * yx);
        double high = Math.sqrt(xy * xy + yy * yy);
        return xx > 0
                && yy > 0
                && wide <= STRETCH * high
                && high <= STRETCH * wide
                && Math.abs(xx * xy + yx * yy) <= SKEW * wide * high;
    }
}
