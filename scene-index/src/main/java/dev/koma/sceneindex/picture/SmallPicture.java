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
