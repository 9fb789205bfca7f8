package dev.koma.sceneindex.picture;

/**
 * Where the points of a video frame lie in a picture: {@code x = xu * u + xv * v + x0} and {@code y = yu * u + yv * v + y0}.
 * A frame's point is a share of its width and height, {@code u} and {@code v} from 0 to 1; a picture's point is in pixels,
 * the left upper corner of the first one at 0, 0. A mirrored picture has {@code xu} below 0.
 */
public record Affine(double xu, double xv, double x0, double yu, double yv, double y0) {
    public Affine {
        if (!Double.isFinite(xu + xv + x0 + yu + yv + y0)) {
            throw new IllegalArgumentException("affine that is not finite");
        }
    }

    /** Puts the whole frame into a part of a picture. */
    public static Affine onto(Box box) {
        return new Affine(box.width(), 0, box.x(), 0, box.height(), box.y());
    }

    /** Column in the picture. */
    public double x(double u, double v) {
        return xu * u + xv * v + x0;
    }

    /** Row in the picture. */
    public double y(double u, double v) {
        return yu * u + yv * v + y0;
    }
}
