package dev.koma.benchmarks.alteration;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Bars and frames around a picture. */
final class Borders {
    private static final int BLACK = 0;
    private static final int WHITE = 0xffffff;

    private Borders() {}

    static BufferedImage letterbox(BufferedImage image, RandomGenerator random) {
        return bars(image, random.nextDouble(0.08, 0.22));
    }

    /** Black above and below, each a share of the height. */
    static BufferedImage bars(BufferedImage image, double share) {
        int bar = (int) (image.getHeight() * share);
        return Pixels.framed(image, bar, 0, bar, 0, BLACK);
    }

    static BufferedImage pillarbox(BufferedImage image, RandomGenerator random) {
        int bar = (int) (image.getWidth() * random.nextDouble(0.08, 0.25));
        return Pixels.framed(image, 0, bar, 0, bar, BLACK);
    }

    static BufferedImage uneven(BufferedImage image, RandomGenerator random) {
        int colour = random.nextDouble() < 0.6 ? Pixels.anyColour(random) : WHITE;
        return Pixels.framed(
                image,
                (int) (image.getHeight() * random.nextDouble(0.18)),
                (int) (image.getWidth() * random.nextDouble(0.18)),
                (int) (image.getHeight() * random.nextDouble(0.18)),
                (int) (image.getWidth() * random.nextDouble(0.18)),
                colour);
    }
}
