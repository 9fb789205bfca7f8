package dev.koma.benchmarks.alteration;

import java.awt.image.BufferedImage;

/** Scales pictures: the mean over the exact area of a target pixel to smaller ones, bicubic (Catmull-Rom) to larger ones. */
final class Resampling {
    private Resampling() {}

    /** To a width, keeping the shape. */
    static BufferedImage toWidth(BufferedImage image, int width) {
        return to(image, width, Math.max(1, (int) Math.round((double) width * image.getHeight() / image.getWidth())));
    }

    static BufferedImage to(BufferedImage image, int width, int height) {
        Taps columns = Taps.between(image.getWidth(), width);
        Taps rows = Taps.between(image.getHeight(), height);
        BufferedImage scaled = Pixels.blank(width, height);
        int[] out = Pixels.of(scaled);
        for (int shift = 0; shift <= 16; shift += 8) {
            float[] narrow = columns.alongRows(Planes.channel(image, shift), image.getWidth(), image.getHeight());
            Planes.put(rows.downColumns(narrow, width), shift, out);
        }
        return scaled;
    }

    /** Enlarged without smoothing. */
    static BufferedImage blocky(BufferedImage image, int width, int height) {
        BufferedImage scaled = Pixels.blank(width, height);
        int[] from = Pixels.of(image);
        int[] to = Pixels.of(scaled);
        for (int y = 0; y < height; y++) {
            int row = y * image.getHeight() / height * image.getWidth();
            for (int x = 0; x < width; x++) {
                to[y * width + x] = from[row + x * image.getWidth() / width];
            }
        }
        return scaled;
    }

    /** Which source pixels make a target pixel, and with what weights. */
    private record Taps(int from, int[] first, float[][] weights) {
        static Taps between(int from, int to) {
            int[] first = new int[to];
            float[][] weights = new float[to][];
            double step = (double) from / to;
            for (int i = 0; i < to; i++) {
                if (to <= from) {
                    first[i] = (int) (i * step);
                    weights[i] = covered(i * step, Math.min(from, (i + 1) * step));
                } else {
                    double centre = (i + 0.5) * step - 0.5;
                    first[i] = (int) Math.floor(centre) - 1;
                    weights[i] = cubic(centre - Math.floor(centre));
                }
            }
            return new Taps(from, first, weights);
        }

        private static float[] covered(double start, double end) {
            int first = (int) start;
            float[] weights = new float[Math.max(1, (int) Math.ceil(end - 1e-9) - first)];
            for (int i = 0; i < weights.length; i++) {
                double share = Math.min(end, first + i + 1) - Math.max(start, first + i);
                weights[i] = (float) (share / (end - start));
            }
            return weights;
        }

        private static float[] cubic(double t) {
            return new float[] {
                (float) (t * (-0.5 + t * (1 - 0.5 * t))),
                (float) (1 + t * t * (-2.5 + 1.5 * t)),
                (float) (t * (0.5 + t * (2 - 1.5 * t))),
                (float) (t * t * (-0.5 + 0.5 * t))
            };
        }

        float[] alongRows(float[] plane, int width, int height) {
            int count = first.length;
            float[] out = new float[count * height];
            for (int y = 0; y < height; y++) {
                for (int i = 0; i < count; i++) {
                    float sum = 0;
                    for (int k = 0; k < weights[i].length; k++) {
                        sum += weights[i][k] * plane[y * width + Math.clamp(first[i] + k, 0, from - 1)];
                    }
                    out[y * count + i] = sum;
                }
            }
            return out;
        }

        float[] downColumns(float[] plane, int width) {
            float[] out = new float[first.length * width];
            for (int i = 0; i < first.length; i++) {
                for (int k = 0; k < weights[i].length; k++) {
                    float weight = weights[i][k];
                    int row = Math.clamp(first[i] + k, 0, from - 1) * width;
                    for (int x = 0; x < width; x++) {
                        out[i * width + x] += weight * plane[row + x];
                    }
                }
            }
            return out;
        }
    }
}
