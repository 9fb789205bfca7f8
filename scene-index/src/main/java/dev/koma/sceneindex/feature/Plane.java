package dev.koma.sceneindex.feature;

import dev.koma.sceneindex.picture.GreyPicture;
import java.util.Arrays;

/**
 * A picture of floats, and the filters that a scale space is made with. The outermost pixels go on beyond the edges for
 * {@value #PAD} pixels, so that filters are plain loops over many values at once.
 */
final class Plane {
    /** Pixels beyond each edge; no kernel reaches further. */
    static final int PAD = 10;
    /** Rows that are blurred in both directions while they are still in the cache. */
    private static final int BAND = 6;

    private static final Filters FILTERS = Filters.fastest();

    final int width;
    final int height;
    /** Values from one row to the next. */
    final int stride;

    /** The values, and after them what is left of the memory. */
    final float[] values;

    private final int size;

    /** @param memory is used until it is reset */
    Plane(int width, int height, PlaneMemory memory) {
        this.width = width;
        this.height = height;
        this.stride = width + 2 * PAD;
        this.size = stride * (height + 2 * PAD);
        this.values = memory.take(size);
    }

    /** Where a pixel's value is. */
    int at(int x, int y) {
        return (y + PAD) * stride + x + PAD;
    }

    void set(GreyPicture picture) {
        byte[] luma = picture.luma();
        for (int y = 0; y < height; y++) {
            int to = at(0, y);
            int from = y * width;
            for (int x = 0; x < width; x++) {
                values[to + x] = luma[from + x] & 0xff;
            }
        }
        pad();
    }

    /** Every second pixel of every second row of another plane. */
    void setHalf(Plane whole) {
        for (int y = 0; y < height; y++) {
            int to = at(0, y);
            int from = whole.at(0, 2 * y);
            for (int x = 0; x < width; x++) {
                values[to + x] = whole.values[from + 2 * x];
            }
        }
        pad();
    }

    /** Another plane of the same size, blurred. */
    void setBlurred(Plane source, float[] kernel) {
        float[] mixed = new float[BAND * stride];
        for (int y = 0; y < height; y += BAND) {
            int start = at(-PAD, y);
            int count = Math.min(BAND, height - y) * stride;
            FILTERS.mix(source.values, start, stride, kernel, mixed, 0, count);
            // What is wrong at the ends of rows lies in the padding.
            FILTERS.mix(mixed, PAD, 1, kernel, values, start + PAD, count - 2 * PAD);
        }
        pad();
    }

    /** The difference between two planes of the same size. */
    void setDifference(Plane more, Plane less) {
        float[] a = more.values;
        float[] b = less.values;
        for (int i = 0; i < size; i++) {
            values[i] = a[i] - b[i];
        }
    }

    private void pad() {
        for (int y = 0; y < height; y++) {
            int first = at(0, y);
            int end = first + width;
            Arrays.fill(values, first - PAD, first, values[first]);
            Arrays.fill(values, end, end + PAD, values[end - 1]);
        }
        int last = at(-PAD, height - 1);
        for (int row = 1; row <= PAD; row++) {
            System.arraycopy(values, PAD * stride, values, (PAD - row) * stride, stride);
            System.arraycopy(values, last, values, last + row * stride, stride);
        }
    }

    /**
     * The middle of a Gaussian and what lies on one side of it; all of it sums to 1.
     *
     * @param sigma standard deviation in pixels, at most 3.5
     */
    static float[] halfKernel(double sigma) {
        int radius = Math.clamp((int) Math.ceil(2.8 * sigma), 1, PAD);
        double[] weights = new double[radius + 1];
        double sum = 0;
        for (int k = 0; k <= radius; k++) {
            weights[k] = StrictMath.exp(-k * k / (2 * sigma * sigma));
            sum += k == 0 ? weights[k] : 2 * weights[k];
        }
        float[] kernel = new float[weights.length];
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] = (float) (weights[k] / sum);
        }
        return kernel;
    }
}
