package dev.koma.sceneindex.local;

/**
 * Where the points of a frame lie in a picture: {@code X = xx * x + xy * y + x0}, {@code Y = yx * x + yy * y + y0}, from
 * shares of the frame's sides (0 to 1) to pixels of the picture.
 */
public record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {
    double x(double x, double y) {
        return xx * x + xy * y + x0;
    }

    double y(double x, double y) {
        return yx * x + yy * y + y0;
    }

    /** Area of the frame in the picture, in pixels. */
    public double area() {
        return Math.abs(xx * yy - xy * yx);
    }
}
