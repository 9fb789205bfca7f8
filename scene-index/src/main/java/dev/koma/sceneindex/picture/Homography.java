package dev.koma.sceneindex.picture;

/**
 * Where a frame lies in a picture, as a camera sees a flat screen. A frame's point is {@code u} and {@code v} from 0 to 1; a
 * picture's point is in pixels, the left upper corner of the first one at 0, 0. A mirrored picture has {@code xu} below 0.
 *
 * @param wu how fast the frame recedes along its width: 0 when it does not
 * @param wv the same along its height
 */
public record Homography(double xu, double xv, double x0, double yu, double yv, double y0, double wu, double wv) {
    public Homography {
        if (!Double.isFinite(xu + xv + x0 + yu + yv + y0 + wu + wv)) {
            throw new IllegalArgumentException("homography that is not finite");
        }
    }

    /** A frame that does not recede. */
    public static Homography affine(double xu, double xv, double x0, double yu, double yv, double y0) {
        return new Homography(xu, xv, x0, yu, yv, y0, 0, 0);
    }

    /** Puts the whole frame into a part of a picture. */
    public static Homography onto(Box box) {
        return affine(box.width(), 0, box.x(), 0, box.height(), box.y());
    }

    /**
     * The one that puts the frame's corners at given points (Heckbert, "Fundamentals of Texture Mapping and Image Warping",
     * 1989): left upper, right upper, left lower, right lower.
     */
    public static Homography square(double[] x, double[] y) {
        double dx1 = x[1] - x[3];
        double dx2 = x[2] - x[3];
        double dy1 = y[1] - y[3];
        double dy2 = y[2] - y[3];
        double sx = x[0] - x[1] + x[3] - x[2];
        double sy = y[0] - y[1] + y[3] - y[2];
        double determinant = dx1 * dy2 - dx2 * dy1;
        double g = (sx * dy2 - dx2 * sy) / determinant;
        double h = (dx1 * sy - sx * dy1) / determinant;
        return new Homography(
                x[1] - x[0] + g * x[1],
                x[2] - x[0] + h * x[2],
                x[0],
                y[1] - y[0] + g * y[1],
                y[2] - y[0] + h * y[2],
                y[0],
                g,
                h);
    }

    /** Pixels that the frame covers, those outside the picture included. */
    public double area() {
        double acrossX = x(1, 1) - x(0, 0);
        double acrossY = y(1, 1) - y(0, 0);
        double otherX = x(0, 1) - x(1, 0);
        double otherY = y(0, 1) - y(1, 0);
        return Math.abs(acrossX * otherY - acrossY * otherX) / 2;
    }

    /** The same place in a picture that was enlarged so many times. */
    public Homography scaled(double by) {
        return new Homography(xu * by, xv * by, x0 * by, yu * by, yv * by, y0 * by, wu, wv);
    }

    /** Whether the frame is seen as in a mirror. */
    public boolean isMirrored() {
        return xu < 0;
    }

    /** The same region's mirror image: the frame's left side lies where its right side lay. */
    public Homography mirrored() {
        return after(affine(-1, 0, 1, 0, 1, 0));
    }

    /** Column in the picture. */
    public double x(double u, double v) {
        return (xu * u + xv * v + x0) / (1 + wu * u + wv * v);
    }

    /** Row in the picture. */
    public double y(double u, double v) {
        return (yu * u + yv * v + y0) / (1 + wu * u + wv * v);
    }

    /** Where a frame lies whose points are first moved in the frame itself. */
    public Homography after(Homography inner) {
        // Matrix product: rows (xu xv x0), (yu yv y0), (wu wv 1).
        double a = xu * inner.xu + xv * inner.yu + x0 * inner.wu;
        double b = xu * inner.xv + xv * inner.yv + x0 * inner.wv;
        double c = xu * inner.x0 + xv * inner.y0 + x0;
        double d = yu * inner.xu + yv * inner.yu + y0 * inner.wu;
        double e = yu * inner.xv + yv * inner.yv + y0 * inner.wv;
        double f = yu * inner.x0 + yv * inner.y0 + y0;
        double g = wu * inner.xu + wv * inner.yu + inner.wu;
        double h = wu * inner.xv + wv * inner.yv + inner.wv;
        double i = wu * inner.x0 + wv * inner.y0 + 1;
        return new Homography(a / i, b / i, c / i, d / i, e / i, f / i, g / i, h / i);
    }

    /** The farthest that a corner of the frame lies from where another one puts it, as a share of the frame's longer side. */
    public double difference(Homography other) {
        double farthest = 0;
        for (int corner = 0; corner < 4; corner++) {
            double u = corner & 1;
            double v = corner >> 1;
            farthest = Math.max(farthest, Math.hypot(x(u, v) - other.x(u, v), y(u, v) - other.y(u, v)));
        }
        double wide = Math.hypot(x(1, 0.5) - x(0, 0.5), y(1, 0.5) - y(0, 0.5));
        double high = Math.hypot(x(0.5, 1) - x(0.5, 0), y(0.5, 1) - y(0.5, 0));
        return farthest / Math.max(wide, high);
    }
}
