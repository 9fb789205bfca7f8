package dev.koma.benchmarks.alteration;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** Changes of colour and brightness, each pixel by itself. */
final class Tones {
    private Tones() {}

    /** Sepia, or a colour filter over a picture that has lost some of its own colours. */
    static BufferedImage tint(BufferedImage image, RandomGenerator random) {
        boolean sepia = random.nextBoolean();
        double red = sepia ? 1.05 : random.nextDouble(0.35, 1.15);
        double green = sepia ? 0.80 : random.nextDouble(0.35, 1.15);
        double blue = sepia ? 0.55 : random.nextDouble(0.35, 1.15);
        double lost = sepia ? 1 : random.nextDouble(0.55, 0.9);
        return Pixels.each(image, pixel -> {
            double grey = lost * Pixels.luma(pixel);
            return Pixels.rgb(
                    red * (grey + (1 - lost) * Pixels.red(pixel)),
                    green * (grey + (1 - lost) * Pixels.green(pixel)),
                    blue * (grey + (1 - lost) * Pixels.blue(pixel)));
        });
    }

    static BufferedImage otherHues(BufferedImage image, RandomGenerator random) {
        float turn = (float) random.nextDouble(50.0 / 360, 310.0 / 360);
        float saturation = (float) random.nextDouble(0.7, 1.6);
        return Pixels.each(image, pixel -> {
            float[] hsb = Color.RGBtoHSB(Pixels.red(pixel), Pixels.green(pixel), Pixels.blue(pixel), null);
            return Color.HSBtoRGB(hsb[0] + turn, Math.min(1, hsb[1] * saturation), hsb[2]) & 0xffffff;
        });
    }

    static BufferedImage dark(BufferedImage image, RandomGenerator random) {
        return gamma(image, random.nextDouble(1.8, 3), random.nextDouble(0.5, 0.8));
    }

    /** The power of each value, times a factor. */
    static BufferedImage gamma(BufferedImage image, double exponent, double factor) {
        int[] table = table(value -> Math.pow(value, exponent) * factor);
        return Pixels.each(image, table, table, table);
    }

    static BufferedImage bright(BufferedImage image, RandomGenerator random) {
        double exponent = random.nextDouble(0.45, 0.7);
        double more = random.nextDouble(10, 40) / 255;
        int[] table = table(value -> 1.05 * Math.pow(value, exponent) + more);
        return Pixels.each(image, table, table, table);
    }

    static BufferedImage lowContrast(BufferedImage image, RandomGenerator random) {
        double contrast = random.nextDouble(0.25, 0.45);
        double middle = random.nextDouble(90, 165) / 255;
        int[] table = table(value -> (value - 128 / 255.0) * contrast + middle);
        return Pixels.each(image, table, table, table);
    }

    /** A screen that is set to be warm at night. */
    static BufferedImage nightLight(BufferedImage image, RandomGenerator random) {
        double green = random.nextDouble(0.55, 0.8);
        double blue = random.nextDouble(0.1, 0.45);
        return Pixels.each(image, table(value -> value), table(value -> value * green), table(value -> value * blue));
    }

    /**
     * A film in high dynamic range (SMPTE ST 2084, 100 cd/m2 for what used to be white) that a player shows as if it were not:
     * grey and pale.
     */
    static BufferedImage washedOut(BufferedImage image, RandomGenerator random) {
        double white = random.nextDouble(100, 250);
        double saturation = random.nextDouble(0.45, 0.7);
        int[] table = table(value -> perceptualQuantizer(Math.pow(value, 2.2) * white / 10_000));
        return Pixels.each(Pixels.each(image, table, table, table), pixel -> {
            double grey = (1 - saturation) * Pixels.luma(pixel);
            return Pixels.rgb(
                    grey + saturation * Pixels.red(pixel),
                    grey + saturation * Pixels.green(pixel),
                    grey + saturation * Pixels.blue(pixel));
        });
    }

    /** SMPTE ST 2084: light, 1 for 10 000 cd/m2, to code value, 0 to 1. */
    private static double perceptualQuantizer(double light) {
        double power = Math.pow(light, 2610.0 / 16_384);
        return Math.pow((3424.0 / 4096 + 2413.0 / 128 * power) / (1 + 2392.0 / 128 * power), 2523.0 / 32);
    }

    /** Of values from 0 to 1 to the same, for each of the 256. */
    private static int[] table(DoubleUnaryOperator change) {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (int) Math.clamp(Math.round(255 * change.applyAsDouble(i / 255.0)), 0, 255);
        }
        return table;
    }
}
