package dev.koma.sceneindex.picture;

/**
 * An upright picture with square pixels: what a query shows.
 *
 * @param width pixels, 1 to 16384
 * @param height pixels, 1 to 16384
 * @param rgb {@code width * height * 3} bytes, row by row, red green blue, full range sRGB; not copied
 */
public record Picture(int width, int height, byte[] rgb) {
    /** The longest side that a picture may have. */
    public static final int MAX_SIDE = 16_384;

    public Picture {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("picture of " + width + "x" + height + " pixels");
        }
        if (rgb.length != width * height * 3) {
            throw new IllegalArgumentException(
                    rgb.length + " bytes for a picture of " + width + "x" + height + " pixels");
        }
    }
}
