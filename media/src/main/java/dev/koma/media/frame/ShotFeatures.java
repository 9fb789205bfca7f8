package dev.koma.media.frame;

import java.util.Arrays;

/** What the shot detector keeps of a luma plane: samples, their mean and their histogram. */
final class ShotFeatures {
    static final int BINS = 32;
    private static final int MAX_SAMPLES = 4096;

    final int[] histogram = new int[BINS];
    byte[] samples = new byte[0];
    int mean;

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
            histogram[value >> 3]++;
            sum += value;
        }
        mean = (int) (sum / Math.max(1, count));
    }

    /** 0 for the same picture, up to about 100 for nothing in common; brightness alone counts half. */
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
        int moved = 0;
        for (int i = 0; i < BINS; i++) {
            moved += Math.abs(histogram[i] - other.histogram[i]);
        }
        float count = Math.max(1, samples.length);
        return (plain + centred) / (2 * count) + ShotDetector.HISTOGRAM_WEIGHT * moved / (2 * count);
    }
}
