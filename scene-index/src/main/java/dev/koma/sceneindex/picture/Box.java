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

    /** How alike two boxes are: the area of what both cover, divided by the area of what either covers; 0 to 1. */
    public double overlap(Box other) {
        long across = Math.min(x + width, other.x + other.width) - (long) Math.max(x, other.x);
        long down = Math.min(y + height, other.y + other.height) - (long) Math.max(y, other.y);
        if (across <= 0 || down <= 0) {
            return 0;
        }
        double both = (double) across * down;
        return both / ((double) width * height + (double) other.width * other.height - both);
    }
}
