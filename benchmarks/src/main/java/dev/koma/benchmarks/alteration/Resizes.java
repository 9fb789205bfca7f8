package dev.koma.benchmarks.alteration;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** What copying, scaling and saving do. */
final class Resizes {
    private Resizes() {}

    static BufferedImage upscaled(BufferedImage image, RandomGenerator random) {
        return Resampling.to(Resampling.toWidth(image, random.nextInt(200, 320)), 1920, (int)
                Math.max(1, Math.round(1920.0 * image.getHeight() / image.getWidth())));
    }

    static BufferedImage blurred(BufferedImage image, RandomGenerator random) {
        return Planes.blur(image, random.nextDouble(0.004, 0.008) * image.getWidth());
    }

    static BufferedImage fewColours(BufferedImage image, RandomGenerator random) {
        int colours = 32 << random.nextInt(3);
        return Palette.reduce(Resampling.toWidth(image, 480), colours, random.nextBoolean());
    }

    static BufferedImage squeezed(BufferedImage image, RandomGenerator random) {
        return Resampling.to(image, Math.max(1, Math.round(image.getWidth() * 0.75f)), image.getHeight());
    }
}
