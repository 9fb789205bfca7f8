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

    /**
     * The luma of a part of a picture at a wanted size: the mean over the area of each target pixel where it gets smaller,
     * bicubic where it gets larger. The shape is kept.
     *
     * @param longerSide width or height of the result, whichever is larger; at least 1
     */
    public static GreyPicture of(Picture picture, Box part, int longerSide) {
        double scale = (double) longerSide / Math.max(part.width(), part.height());
        int width = Math.max(1, (int) Math.round(part.width() * scale));
        int height = Math.max(1, (int) Math.round(part.height() * scale));
        return new GreyPicture(width, height, Resampling.luma(picture, part, width, height));
    }
}
