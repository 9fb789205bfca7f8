package dev.koma.sceneindex.picture;

import static dev.koma.sceneindex.picture.FrameSize.CHROMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.CHROMA_WIDTH;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;

/**
 * A picture, or a part of one, at the size in which video frames are described.
 *
 * @param luma {@link FrameSize#LUMA_WIDTH} x {@link FrameSize#LUMA_HEIGHT} bytes, full range, row by row
 * @param chroma the colour at half that size
 */
public record SmallPicture(byte[] luma, Chroma chroma) {

    private static final double SPACING = 1.5;

    /**
     * Stretches a part of a picture to the size of small frames: the mean over the area of each target pixel, in the JFIF
     * colour space (ITU-R BT.601 coefficients, full range).
     */
    public static SmallPicture of(Picture picture, Box part) {
        AreaMean red = AreaMean.of(picture, part, 0);
        AreaMean green = AreaMean.of(picture, part, 1);
        AreaMean blue = AreaMean.of(picture, part, 2);
        byte[] luma = new byte[LUMA_WIDTH * LUMA_HEIGHT];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = clamp(0.299f * red.at(i) + 0.587f * green.at(i) + 0.114f * blue.at(i));
        }
        byte[] cb = new byte[CHROMA_WIDTH * CHROMA_HEIGHT];
        byte[] cr = new byte[CHROMA_WIDTH * CHROMA_HEIGHT];
        for (int i = 0; i < cb.length; i++) {
            float r = red.ofFour(i);
            float g = green.ofFour(i);
            float b = blue.ofFour(i);
            cb[i] = clamp(128 - 0.168736f * r - 0.331264f * g + 0.5f * b);
            cr[i] = clamp(128 + 0.5f * r - 0.418688f * g - 0.081312f * b);
        }
        return new SmallPicture(luma, new Chroma(cb, cr));
    }

    /**
     * Stretches a region of a picture that is seen at an angle: each pixel is the mean of samples at most
     * {@value #SPACING} picture pixels apart; beyond the border the border goes on.
     */
    public static SmallPicture of(Picture picture, Homography region) {
        double across = Math.hypot(region.x(1, 0.5) - region.x(0, 0.5), region.y(1, 0.5) - region.y(0, 0.5));
        double down = Math.hypot(region.x(0.5, 1) - region.x(0.5, 0), region.y(0.5, 1) - region.y(0.5, 0));
        int columns = LUMA_WIDTH * samples(across / LUMA_WIDTH);
        int rows = LUMA_HEIGHT * samples(down / LUMA_HEIGHT);
        byte[] rgb = new byte[columns * rows * 3];
        byte[] from = picture.rgb();
        for (int row = 0; row < rows; row++) {
            double v = (row + 0.5) / rows;
            for (int column = 0; column < columns; column++) {
                double u = (column + 0.5) / columns;
                int x = Math.clamp((int) region.x(u, v), 0, picture.width() - 1);
                int y = Math.clamp((int) region.y(u, v), 0, picture.height() - 1);
                System.arraycopy(from, (y * picture.width() + x) * 3, rgb, (row * columns + column) * 3, 3);
            }
        }
        Picture upright = new Picture(columns, rows, rgb);
        return of(upright, Box.of(upright));
    }

    private static int samples(double pixels) {
        return (int) Math.clamp(Math.ceil(pixels / SPACING), 1, 8);
    }

    /** The mirror image. */
    public SmallPicture mirrored() {
        return new SmallPicture(
                mirrored(luma, LUMA_WIDTH),
                new Chroma(mirrored(chroma.cb(), CHROMA_WIDTH), mirrored(chroma.cr(), CHROMA_WIDTH)));
    }

    private static byte[] mirrored(byte[] plane, int width) {
        byte[] out = new byte[plane.length];
        for (int i = 0; i < plane.length; i++) {
            int column = i % width;
            out[i] = plane[i - column + width - 1 - column];
        }
        return out;
    }

    private static byte clamp(float value) {
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }
}
