package dev.koma.sceneindex.picture;

/**
 * A rectangle of a picture, in pixels.
 *
 * @param x first column
 * @param y first row
 * @param width at least 1
 * @param height at least 1
 */
public record Box(int x, int y, int width, int height) {
    public Box {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("box " + x + "," + y + " " + width + "x" + height);
        }
    }

    /** The whole of a picture. */
    public static Box of(Picture picture) {
        return new Box(0, 0, picture.width(), picture.height());
    }
}
