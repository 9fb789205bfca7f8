package dev.koma.sceneindex.picture;

/** Gives dark, bright and dull pictures the contrast and brightness that frames of videos usually have. */
public final class Tone {
    /** Shares of the pixels that may become black and white. */
    private static final double CLIPPED = 0.005;
    /** Contrast is raised by no more than this: beyond it, noise would look like content. */
    private static final double MOST_GAIN = 8;
    /** The usual median of a frame's luma, as a share of full range. */
    private static final double USUAL_MEDIAN = 0.42;
    /** Gamma is no further from 1 than this, either way. */
    private static final double MOST_GAMMA = 2.2;

    private Tone() {}

    /**
     * Spreads the luma over the full range and moves its median, by a gamma curve, to where it usually is. The order of
     * brightness is kept.
     */
    public static GreyPicture stretched(GreyPicture picture) {
        int[] counts = new int[256];
        for (byte luma : picture.luma()) {
            counts[luma & 0xff]++;
        }
        int size = picture.luma().length;
        double black = quantile(counts, size * CLIPPED);
        double white = quantile(counts, size * (1 - CLIPPED));
        double range = Math.max(white - black, 255 / MOST_GAIN);
        double start = Math.clamp((black + white - range) / 2, 0, 255 - range);
        double median = (quantile(counts, size / 2.0) - start) / range;
        double gamma = Math.clamp(
                Math.log(USUAL_MEDIAN) / Math.log(Math.clamp(median, 0.01, 0.99)), 1 / MOST_GAMMA, MOST_GAMMA);
        byte[] curve = new byte[256];
        for (int i = 0; i < 256; i++) {
            curve[i] = (byte) Math.round(255 * Math.pow(Math.clamp((i - start) / range, 0, 1), gamma));
        }
        byte[] luma = new byte[size];
        for (int i = 0; i < size; i++) {
            luma[i] = curve[picture.luma()[i] & 0xff];
        }
        return new GreyPicture(picture.width(), picture.height(), luma);
    }

    private static int quantile(int[] counts, double rank) {
        int value = 0;
        for (long sum = counts[0]; sum <= rank && value < 255; sum += counts[value]) {
            value++;
        }
        return value;
    }
}
