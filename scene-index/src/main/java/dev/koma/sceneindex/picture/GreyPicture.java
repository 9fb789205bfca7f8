package dev.koma.sceneindex.picture;

/**
 * The luma of an upright picture with square pixels.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param luma {@code width * height} bytes, row by row, full range; not copied
 */
public record GreyPicture(int width, int height, byte[] luma) {
    public GreyPicture {
        if (width < 1 || height < 1 || luma.length != width * height) {
            throw new IllegalArgumentException(luma.length + " bytes for " + width + "x" + height + " pixels");
        }
    }
}
