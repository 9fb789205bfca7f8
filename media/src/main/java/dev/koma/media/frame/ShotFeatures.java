package dev.koma.media.frame;

import java.util.Arrays;

/** What the shot detector keeps of a luma plane: samples, their mean and their histogram. */
final class ShotFeatures {
    private static final int BINS = 32;
    private static final int BIN_WIDTH = 256 / BINS;
    private static final int MAX_SAMPLES = 4096;

    private final int[] histogram = new int[BINS];
    private byte[] samples = new byte[0];
    private int mean;

    /** Takes every n-th pixel, so that the cost does not grow with the plane. */
    void of(byte[] luma) {
        int step = 1 + (luma.length - 1) / MAX_SAMPLES;
        int count = (luma.length + step - 1) / step;
        if (samples.length != count) {
            samples = new byte[count];
        }
        Arrays.fill(histogram, 0);
        long sum = 0;
        for (int i = 0, from = 0; i < count; i++, from += step) {
            int value = luma[from] & 0xff;
            samples[i] = (byte) value;
            histogram[value / BIN_WIDTH]++;
            sum += value;
        }
        mean = (int) (sum / Math.max(1, count));
    }

    /**
     * Difference in grey levels, 0 for the same picture: mean absolute difference of the pixels, half of it after the means were
     * removed, plus the distance of the histograms as an earth mover sees it, which a pan leaves small.
     */
    float difference(ShotFeatures other) {
        int shift = mean - other.mean;
        long plain = 0;
        long centred = 0;
        byte[] theirs = other.samples;
        for (int i = 0; i < samples.length; i++) {
            int delta = (samples[i] & 0xff) - (theirs[i] & 0xff);
            plain += Math.abs(delta);
            centred += Math.abs(delta - shift);
        }
        long moved = 0;
        int above = 0;
        for (int i = 0; i < BINS; i++) {
            above += histogram[i] - other.histogram[i];
            moved += (long) Math.abs(above) * BIN_WIDTH;
        }
        return (plain + centred + 2 * moved) / (2f * Math.max(1, samples.length));
    }
}
