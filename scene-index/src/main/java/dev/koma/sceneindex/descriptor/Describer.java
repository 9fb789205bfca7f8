package dev.koma.sceneindex.descriptor;

import static dev.koma.sceneindex.picture.FrameSize.CHROMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.CHROMA_WIDTH;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;

import dev.koma.sceneindex.picture.Chroma;
import dev.koma.sceneindex.picture.SmallPicture;

/** Makes {@linkplain Descriptor descriptors} of small frames. Keeps scratch memory: one describer a thread. */
public final class Describer {
    /** Mean gradient, in grey levels per pixel, below which there is nothing to recognise in a picture. */
    public static final float FLAT_CONTRAST = 0.35f;

    private static final int COLOUR_COLUMNS = 4;
    private static final int COLOUR_ROWS = 3;
    /** Byte steps for a component of 1: components seldom pass 1, and one at the clamp loses nothing that matters. */
    public static final float STEPS = 110;

    private static final Projection PROJECTION =
            new Projection(GradientHistograms.COLUMNS, GradientHistograms.ROWS, GradientHistograms.ORIENTATIONS);

    private final GradientHistograms histograms = new GradientHistograms();
    private final float[] cells = new float[GradientHistograms.LENGTH];
    private final float[] components = new float[Descriptor.GRADIENTS];

    /**
     * Describes the gradients of a small frame.
     *
     * @param luma {@code LUMA_WIDTH * LUMA_HEIGHT} bytes, full range, row by row
     * @param out takes {@link Descriptor#GRADIENTS} bytes
     */
    public void gradients(byte[] luma, byte[] out) {
        if (luma.length != LUMA_WIDTH * LUMA_HEIGHT) {
            throw new IllegalArgumentException("luma plane of " + luma.length + " bytes");
        }
        histograms.compute(luma, cells);
        PROJECTION.project(cells, components);
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.clamp(Math.round(components[i] * STEPS), -127, 127);
        }
    }

    /** Mean gradient of the frame that was described last, in grey levels per pixel. */
    public float contrast() {
        return histograms.contrast();
    }

    /** Describes a small picture whole. */
    public Descriptor describe(SmallPicture picture) {
        byte[] gradients = new byte[Descriptor.GRADIENTS];
        gradients(picture.luma(), gradients);
        return new Descriptor(gradients, colours(picture.luma(), picture.chroma()), Census.of(picture.luma()));
    }

    /** The census of a small frame, see {@link Census}. */
    public static byte[] census(byte[] luma) {
        return Census.of(luma);
    }

    /** The mean Y, Cb and Cr of {@value #COLOUR_COLUMNS} x {@value #COLOUR_ROWS} cells, plane after plane, row by row. */
    public static byte[] colours(byte[] luma, Chroma chroma) {
        byte[] out = new byte[Descriptor.COLOURS];
        means(luma, LUMA_WIDTH, LUMA_HEIGHT, out, 0);
        means(chroma.cb(), CHROMA_WIDTH, CHROMA_HEIGHT, out, COLOUR_COLUMNS * COLOUR_ROWS);
        means(chroma.cr(), CHROMA_WIDTH, CHROMA_HEIGHT, out, 2 * COLOUR_COLUMNS * COLOUR_ROWS);
        return out;
    }

    private static void means(byte[] plane, int width, int height, byte[] out, int offset) {
        for (int row = 0; row < COLOUR_ROWS; row++) {
            for (int column = 0; column < COLOUR_COLUMNS; column++) {
                int sum = 0;
                int count = 0;
                for (int y = row * height / COLOUR_ROWS; y < (row + 1) * height / COLOUR_ROWS; y++) {
                    for (int x = column * width / COLOUR_COLUMNS; x < (column + 1) * width / COLOUR_COLUMNS; x++) {
                        sum += plane[y * width + x] & 0xff;
                        count++;
                    }
                }
                out[offset + row * COLOUR_COLUMNS + column] = (byte) (sum / count);
            }
        }
    }
}
