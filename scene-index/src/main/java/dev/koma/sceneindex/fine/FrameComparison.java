package dev.koma.sceneindex.fine;

import static dev.koma.sceneindex.picture.FrameSize.LUMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;

/**
 * Compares what a picture shows of a frame with decoded frames, pixel by pixel: the normalised cross-correlation of each of
 * {@value #COLUMNS} x {@value #ROWS} blocks, after subtracting the mean around each pixel; the mean over the blocks, so that
 * a sticker costs no more than its area. Immutable.
 */
public final class FrameComparison {
    private static final int COLUMNS = 8;
    private static final int ROWS = 8;
    private static final int BLOCKS = COLUMNS * ROWS;
    /** The mean around a pixel is that of the square with this many pixels on each side of it. */
    private static final int RADIUS = 2;
    /** Blocks with fewer visible pixels do not count, nor do those that are flat in both. */
    private static final int LEAST_PIXELS = 20;
    /** Added to the variance of a block, in squared grey levels: what is flatter correlates with nothing. */
    private static final double NOISE_VARIANCE = 4;

    private final VisibleFrame frame;
    private final float[] detail;

    private FrameComparison(VisibleFrame frame) {
        this.frame = frame;
        this.detail = detail(frame.luma());
    }

    public static FrameComparison of(VisibleFrame frame) {
        return new FrameComparison(frame);
    }

    /**
     * How well a decoded frame agrees with the picture, -1 to 1: 1 is the same, a negative is below 0, 0 means nothing in common or
     * nothing to see.
     *
     * @param luma {@code LUMA_WIDTH * LUMA_HEIGHT} bytes, row by row
     */
    public double correlation(byte[] luma) {
        float[] other = detail(luma);
        double sum = 0;
        int pixels = 0;
        for (int block = 0; block < BLOCKS; block++) {
            Sums sums = sums(other, block);
            if (sums.count >= LEAST_PIXELS && !sums.areFlat()) {
                sum += sums.count * sums.correlation();
                pixels += sums.count;
            }
        }
        return pixels == 0 ? 0 : sum / pixels;
    }

    private Sums sums(float[] other, int block) {
        Sums sums = new Sums();
        int right = (block % COLUMNS + 1) * LUMA_WIDTH / COLUMNS;
        int lower = (block / COLUMNS + 1) * LUMA_HEIGHT / ROWS;
        for (int y = lower - LUMA_HEIGHT / ROWS; y < lower; y++) {
            for (int x = right - LUMA_WIDTH / COLUMNS; x < right; x++) {
                int i = y * LUMA_WIDTH + x;
                if (frame.visible()[i]) {
                    sums.add(detail[i], other[i]);
                }
            }
        }
        return sums;
    }

    /** Subtracts from each pixel the mean of the visible ones around it. */
    private float[] detail(byte[] luma) {
        float[] detail = new float[luma.length];
        boolean[] visible = frame.visible();
        int[] columnSum = new int[LUMA_WIDTH];
        int[] columnCount = new int[LUMA_WIDTH];
        for (int y = 0; y < LUMA_HEIGHT; y++) {
            int top = Math.max(0, y - RADIUS);
            int bottom = Math.min(LUMA_HEIGHT - 1, y + RADIUS);
            for (int x = 0; x < LUMA_WIDTH; x++) {
                columnSum[x] = 0;
                columnCount[x] = 0;
                for (int row = top; row <= bottom; row++) {
                    int i = row * LUMA_WIDTH + x;
                    columnSum[x] += visible[i] ? luma[i] & 0xff : 0;
                    columnCount[x] += visible[i] ? 1 : 0;
                }
            }
            for (int x = 0; x < LUMA_WIDTH; x++) {
                int i = y * LUMA_WIDTH + x;
                if (visible[i]) {
                    detail[i] = (luma[i] & 0xff) - mean(columnSum, columnCount, x);
                }
            }
        }
        return detail;
    }

    private static float mean(int[] columnSum, int[] columnCount, int x) {
        int sum = 0;
        int count = 0;
        for (int c = Math.max(0, x - RADIUS); c <= Math.min(LUMA_WIDTH - 1, x + RADIUS); c++) {
            sum += columnSum[c];
            count += columnCount[c];
        }
        return (float) sum / count;
    }

    /** What a correlation coefficient is made of. */
    private static final class Sums {
        private int count;
        private double a;
        private double b;
        private double aa;
        private double bb;
        private double ab;

        void add(double one, double other) {
            count++;
            a += one;
            b += other;
            aa += one * one;
            bb += other * other;
            ab += one * other;
        }

        boolean areFlat() {
            return variance(a, aa) < NOISE_VARIANCE && variance(b, bb) < NOISE_VARIANCE;
        }

        double correlation() {
            double variances = (variance(a, aa) + NOISE_VARIANCE) * (variance(b, bb) + NOISE_VARIANCE);
            return (ab - a * b / count) / count / Math.sqrt(variances);
        }

        private double variance(double sum, double squares) {
            return (squares - sum * sum / count) / count;
        }
    }
}
