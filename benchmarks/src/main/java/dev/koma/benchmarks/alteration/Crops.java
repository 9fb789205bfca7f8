package dev.koma.benchmarks.alteration;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Parts of a picture. */
final class Crops {
    private static final int LEAST_SIDE = 16;
    /** Crops that take more than this away change the shape of the picture, too. */
    private static final double KEEPS_SHAPE = 0.15;

    private Crops() {}

    /** Cuts a share of the area away, anywhere. */
    static Change without(double removed) {
        return (image, random) -> crop(image, random, removed);
    }

    private static BufferedImage crop(BufferedImage image, RandomGenerator random, double removed) {
        double kept = 1 - removed;
        double stretch = removed > KEEPS_SHAPE ? Math.exp(random.nextDouble(Math.log(0.8), Math.log(1.25))) : 1;
        // A side cannot be longer than it was: the other one then makes up for it.
        double width = Math.clamp(Math.sqrt(kept * stretch), kept, 1);
        double height = kept / width;
        int x = (int) (random.nextDouble() * (1 - width) * image.getWidth());
        int y = (int) (random.nextDouble() * (1 - height) * image.getHeight());
        return Pixels.cut(
                image, x, y, Math.max(LEAST_SIDE, (int) (width * image.getWidth())), Math.max(LEAST_SIDE, (int)
                        (height * image.getHeight())));
    }

    /** 9:16 out of a landscape picture, as apps for short videos show it. */
    static BufferedImage uprightStrip(BufferedImage image, RandomGenerator random) {
        int width = Math.min(image.getWidth(), image.getHeight() * 9 / 16);
        int x = (int) (random.nextDouble(0.15, 0.85) * (image.getWidth() - width));
        return Pixels.cut(image, x, 0, width, image.getHeight());
    }
}
