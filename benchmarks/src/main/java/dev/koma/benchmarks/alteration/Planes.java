package dev.koma.benchmarks.alteration;

import java.awt.image.BufferedImage;

/** Single channels of a picture as numbers of 0 to 255. */
final class Planes {
    private Planes() {}

    /** @param shift 16 for red, 8 for green, 0 for blue */
    static float[] channel(BufferedImage image, int shift) {
        int[] pixels = Pixels.of(image);
        float[] plane = new float[pixels.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = pixels[i] >> shift & 0xff;
        }
        return plane;
    }

    /** Puts a channel, clamped, into pixels in which it is 0. */
    static void put(float[] plane, int shift, int[] pixels) {
        for (int i = 0; i < plane.length; i++) {
            pixels[i] |= Math.clamp(Math.round(plane[i]), 0, 255) << shift;
        }
    }

    /** Gaussian blur in both directions; the outermost pixels go on beyond the edge. */
    static BufferedImage blur(BufferedImage image, double sigma) {
        BufferedImage blurred = Pixels.blank(image.getWidth(), image.getHeight());
        float[] kernel = kernel(sigma);
        for (int shift = 0; shift <= 16; shift += 8) {
            float[] plane = channel(image, shift);
            put(blur(plane, image.getWidth(), image.getHeight(), kernel), shift, Pixels.of(blurred));
        }
        return blurred;
    }

    private static float[] kernel(double sigma) {
        int radius = Math.max(1, (int) Math.ceil(3 * sigma));
        float[] kernel = new float[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            double at = (i - radius) / sigma;
            kernel[i] = (float) Math.exp(-at * at / 2);
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= (float) sum;
        }
        return kernel;
    }

    private static float[] blur(float[] plane, int width, int height, float[] kernel) {
        int radius = kernel.length / 2;
        float[] down = new float[plane.length];
        for (int y = 0; y < height; y++) {
            for (int k = 0; k < kernel.length; k++) {
                int row = Math.clamp(y + k - radius, 0, height - 1) * width;
                for (int x = 0; x < width; x++) {
                    down[y * width + x] += kernel[k] * plane[row + x];
                }
            }
        }
        float[] out = new float[plane.length];
        float[] padded = new float[width + 2 * radius];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < padded.length; i++) {
                padded[i] = down[y * width + Math.clamp(i - radius, 0, width - 1)];
            }
            for (int k = 0; k < kernel.length; k++) {
                for (int x = 0; x < width; x++) {
                    out[y * width + x] += kernel[k] * padded[x + k];
                }
            }
        }
        return out;
    }
}
