package dev.koma.benchmarks.alteration;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Mirrored, turned and tilted pictures. */
final class Turns {
    /** How far a corner moves inwards at most, as a share of the side. */
    private static final double TILT = 0.10;

    private Turns() {}

    static BufferedImage mirrored(BufferedImage image) {
        return rearranged(
                image, image.getWidth(), image.getHeight(), (x, y) -> y * image.getWidth() + image.getWidth() - 1 - x);
    }

    static BufferedImage halfTurn(BufferedImage image) {
        int last = image.getWidth() * image.getHeight() - 1;
        return rearranged(image, image.getWidth(), image.getHeight(), (x, y) -> last - y * image.getWidth() - x);
    }

    /** To the left or to the right. */
    static BufferedImage quarterTurn(BufferedImage image, RandomGenerator random) {
        int width = image.getWidth();
        int height = image.getHeight();
        return random.nextBoolean()
                ? rearranged(image, height, width, (x, y) -> x * width + width - 1 - y)
                : rearranged(image, height, width, (x, y) -> (height - 1 - x) * width + y);
    }

    /** Which pixel of a picture is shown somewhere. */
    @FunctionalInterface
    private interface Source {
        int index(int x, int y);
    }

    private static BufferedImage rearranged(BufferedImage image, int width, int height, Source source) {
        BufferedImage out = Pixels.blank(width, height);
        int[] from = Pixels.of(image);
        int[] to = Pixels.of(out);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to[y * width + x] = from[source.index(x, y)];
            }
        }
        return out;
    }

    /** By so many degrees to either side, black in the corners. */
    static Change slanted(double least, double most) {
        return (image, random) -> {
            double degrees = random.nextDouble(least, most) * (random.nextBoolean() ? 1 : -1);
            BufferedImage out = Pixels.blank(image.getWidth(), image.getHeight());
            Homography.turn(degrees, image.getWidth() / 2.0, image.getHeight() / 2.0)
                    .draw(image, out);
            return out;
        };
    }

    static BufferedImage seenFromTheSide(BufferedImage image, RandomGenerator random) {
        int width = image.getWidth();
        int height = image.getHeight();
        double[][] corners = {{0, 0}, {width, 0}, {width, height}, {0, height}};
        double[][] moved = new double[4][];
        for (int i = 0; i < 4; i++) {
            double inwards = corners[i][0] == 0 ? 1 : -1;
            double down = corners[i][1] == 0 ? 1 : -1;
            moved[i] = new double[] {
                corners[i][0] + inwards * random.nextDouble(TILT) * width,
                corners[i][1] + down * random.nextDouble(TILT) * height
            };
        }
        BufferedImage out = Pixels.blank(width, height);
        Homography.between(moved, corners).draw(image, out);
        return out;
    }
}
