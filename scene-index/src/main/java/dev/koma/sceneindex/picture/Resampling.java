package dev.koma.sceneindex.picture;

import java.util.Arrays;

/**
 * Which source values make a target value, along one direction: the mean over the area where the target is smaller, cubic
 * convolution (Keys, 1981, a = -1/2) where it is larger.
 */
final class Resampling {
    private final int[] first;
    private final float[][] weights;

    private Resampling(int from, int to) {
        first = new int[to];
        weights = new float[to][];
        double step = (double) from / to;
        for (int i = 0; i < to; i++) {
            if (to <= from) {
                mean(i, i * step, Math.min(from, (i + 1) * step));
            } else {
                cubic(i, (i + 0.5) * step - 0.5, from);
            }
        }
    }

    /** Rows of luma (ITU-R BT.601 coefficients, full range). */
    static byte[] luma(Picture picture, Box part, int width, int height) {
        Resampling across = new Resampling(part.width(), width);
        Resampling down = new Resampling(part.height(), height);
        float[] line = new float[part.width()];
        // As many as one row of the result is made of.
        float[][] rows = new float[down.most()][width];
        byte[] luma = new byte[width * height];
        float[] sums = new float[width];
        int read = 0;
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            float[] parts = down.weights[y];
            for (; read < down.first[y] + parts.length; read++) {
                readLine(picture, part, read, line);
                across.apply(line, rows[read % rows.length]);
            }
            for (int k = 0; k < parts.length; k++) {
                float[] row = rows[(down.first[y] + k) % rows.length];
                for (int x = 0; x < width; x++) {
                    sums[x] += parts[k] * row[x];
                }
            }
            for (int x = 0; x < width; x++) {
                luma[y * width + x] = (byte) Math.clamp((int) (sums[x] + 0.5f), 0, 255);
            }
        }
        return luma;
    }

    private static void readLine(Picture picture, Box part, int y, float[] line) {
        byte[] rgb = picture.rgb();
        int p = ((part.y() + y) * picture.width() + part.x()) * 3;
        for (int x = 0; x < line.length; x++, p += 3) {
            line[x] = 0.299f * (rgb[p] & 0xff) + 0.587f * (rgb[p + 1] & 0xff) + 0.114f * (rgb[p + 2] & 0xff);
        }
    }

    /** Most source values of a target value. */
    private int most() {
        int most = 0;
        for (float[] parts : weights) {
            most = Math.max(most, parts.length);
        }
        return most;
    }

    private void apply(float[] line, float[] target) {
        for (int i = 0; i < target.length; i++) {
            float sum = 0;
            float[] parts = weights[i];
            for (int k = 0, at = first[i]; k < parts.length; k++, at++) {
                sum += parts[k] * line[at];
            }
            target[i] = sum;
        }
    }

    private void mean(int i, double start, double end) {
        first[i] = (int) start;
        int last = Math.max(first[i], (int) Math.ceil(end - 1e-9) - 1);
        weights[i] = new float[last - first[i] + 1];
        for (int k = 0; k < weights[i].length; k++) {
            double covered = Math.min(end, first[i] + k + 1) - Math.max(start, first[i] + k);
            weights[i][k] = (float) (covered / (end - start));
        }
    }

    /** What lies outside is taken from the outermost value. */
    private void cubic(int i, double centre, int from) {
        int base = (int) Math.floor(centre) - 1;
        first[i] = Math.clamp(base, 0, from - 1);
        int last = Math.clamp(base + 3, first[i], from - 1);
        weights[i] = new float[last - first[i] + 1];
        for (int k = 0; k < 4; k++) {
            int at = Math.clamp(base + k, first[i], last);
            weights[i][at - first[i]] += (float) kernel(Math.abs(centre - base - k));
        }
    }

    private static double kernel(double distance) {
        return distance < 1
                ? 1 - 2.5 * distance * distance + 1.5 * distance * distance * distance
                : distance < 2
                        ? 2 - 4 * distance + 2.5 * distance * distance - 0.5 * distance * distance * distance
                        : 0;
    }
}
