package dev.koma.sceneindex.feature;

import dev.koma.sceneindex.picture.GreyPicture;
import java.util.Arrays;

/** A picture of floats, and the filters that a scale space is made with. */
final class Plane {
    final int width;
    final int height;
    final float[] values;

    Plane(int width, int height) {
        this.width = width;
        this.height = height;
        this.values = new float[width * height];
    }

    static Plane of(GreyPicture picture) {
        Plane plane = new Plane(picture.width(), picture.height());
        byte[] luma = picture.luma();
        for (int i = 0; i < luma.length; i++) {
            plane.values[i] = luma[i] & 0xff;
        }
        return plane;
    }

    /** Every second pixel of every second row. */
    Plane half() {
        Plane half = new Plane(width / 2, height / 2);
        for (int y = 0; y < half.height; y++) {
            int to = y * half.width;
            int from = 2 * y * width;
            for (int x = 0; x < half.width; x++) {
                half.values[to + x] = values[from + 2 * x];
            }
        }
        return half;
    }

    /** Blurred with a Gaussian of so many pixels' standard deviation; at the edges the outermost pixels go on. */
    Plane blurred(double sigma) {
        float[] weights = halfKernel(sigma);
        int radius = weights.length - 1;
        Plane out = new Plane(width, height);
        float[] row = new float[width + 2 * radius];
        for (int y = 0; y < height; y++) {
            mixRows(weights, y, row, radius);
            Arrays.fill(row, 0, radius, row[radius]);
            Arrays.fill(row, radius + width, row.length, row[radius + width - 1]);
            mixColumns(weights, row, out.values, y * width);
        }
        return out;
    }

    /** The difference to a less blurred plane. */
    float[] minus(Plane other) {
        float[] difference = new float[values.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = values[i] - other.values[i];
        }
        return difference;
    }

    /** The rows around one, weighted; two pairs at a time, so that the sum is written less often. */
    private void mixRows(float[] weights, int y, float[] to, int offset) {
        int middle = y * width;
        float own = weights[0];
        for (int x = 0; x < width; x++) {
            to[offset + x] = own * values[middle + x];
        }
        int k = 1;
        for (; k + 1 < weights.length; k += 2) {
            int a = Math.max(0, y - k) * width;
            int b = Math.min(height - 1, y + k) * width;
            int c = Math.max(0, y - k - 1) * width;
            int d = Math.min(height - 1, y + k + 1) * width;
            float near = weights[k];
            float far = weights[k + 1];
            for (int x = 0; x < width; x++) {
                to[offset + x] += near * (values[a + x] + values[b + x]) + far * (values[c + x] + values[d + x]);
            }
        }
        if (k < weights.length) {
            int a = Math.max(0, y - k) * width;
            int b = Math.min(height - 1, y + k) * width;
            float last = weights[k];
            for (int x = 0; x < width; x++) {
                to[offset + x] += last * (values[a + x] + values[b + x]);
            }
        }
    }

    /** The same along a row that goes on at both ends. */
    private void mixColumns(float[] weights, float[] row, float[] to, int start) {
        int radius = weights.length - 1;
        float own = weights[0];
        for (int x = 0; x < width; x++) {
            to[start + x] = own * row[radius + x];
        }
        int k = 1;
        for (; k + 1 < weights.length; k += 2) {
            int a = radius - k;
            int b = radius + k;
            float near = weights[k];
            float far = weights[k + 1];
            for (int x = 0; x < width; x++) {
                to[start + x] += near * (row[a + x] + row[b + x]) + far * (row[a - 1 + x] + row[b + 1 + x]);
            }
        }
        if (k < weights.length) {
            float last = weights[k];
            for (int x = 0; x < width; x++) {
                to[start + x] += last * (row[radius - k + x] + row[radius + k + x]);
            }
        }
    }

    /** The kernel's middle and what lies on one side of it; all of it sums to 1. */
    private static float[] halfKernel(double sigma) {
        int radius = Math.max(1, (int) Math.ceil(2.8 * sigma));
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
