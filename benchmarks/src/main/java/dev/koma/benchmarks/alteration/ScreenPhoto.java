package dev.koma.benchmarks.alteration;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** A photo of a screen: its grid, the bars of its light, its frame, tilted in a room, a reflection, blur and noise. */
final class ScreenPhoto {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 960;

    private ScreenPhoto() {}

    static BufferedImage take(BufferedImage image, RandomGenerator random) {
        BufferedImage screen = Resampling.toWidth(image, (int) (WIDTH * random.nextDouble(0.72, 0.95)));
        double fits = 0.95 * HEIGHT / screen.getHeight();
        if (fits < 1) {
            screen = Resampling.to(screen, (int) (screen.getWidth() * fits), (int) (screen.getHeight() * fits));
        }
        shine(screen, random);
        int bezel = (int) (screen.getWidth() * 0.02);
        screen = Pixels.framed(screen, bezel, bezel, bezel, bezel, 0x0c0c0c);
        BufferedImage photo = room(random);
        tilted(screen, random).draw(screen, photo);
        reflect(photo, random);
        return noisy(Planes.blur(photo, random.nextDouble(0.7, 1.5)), random);
    }

    /** The beat between the grids of screen and camera, and bars of uneven light. */
    private static void shine(BufferedImage screen, RandomGenerator random) {
        double fine = 2 * Math.PI * random.nextDouble(0.30, 0.48);
        double beat = fine + 2 * Math.PI * 0.013;
        double slant = random.nextDouble(-0.1, 0.1);
        double across = 2 * Math.PI * random.nextDouble(0.004, 0.02);
        double down = 2 * Math.PI * random.nextDouble(0.004, 0.02);
        double phase = random.nextDouble(2 * Math.PI);
        int[] pixels = Pixels.of(screen);
        for (int i = 0; i < pixels.length; i++) {
            int x = i % screen.getWidth();
            int y = i / screen.getWidth();
            double grid = 0.10 * Math.sin(fine * (x + slant * y)) * Math.sin(beat * (y - slant * x));
            double light = (1 + grid) * (1 + 0.07 * Math.sin(across * x + down * y + phase));
            pixels[i] = Pixels.rgb(
                    light * Pixels.red(pixels[i]), light * Pixels.green(pixels[i]), light * Pixels.blue(pixels[i]));
        }
    }

    /** Out of focus and dim; made at a quarter of the size. */
    private static BufferedImage room(RandomGenerator random) {
        BufferedImage room = Planes.blur(Scenery.make(random, WIDTH / 4, HEIGHT / 4), 3);
        return Tones.gamma(Resampling.to(room, WIDTH, HEIGHT), 1, random.nextDouble(0.3, 0.8));
    }

    /** From the photo to the screen: each corner of it is up to 7 % of a side away from where it would be. */
    private static Homography tilted(BufferedImage screen, RandomGenerator random) {
        int width = screen.getWidth();
        int height = screen.getHeight();
        double[][] corners = {{0, 0}, {width, 0}, {width, height}, {0, height}};
        double[][] seen = new double[4][];
        for (int i = 0; i < 4; i++) {
            seen[i] = new double[] {
                corners[i][0] + (WIDTH - width) / 2.0 + random.nextDouble(-0.07, 0.07) * width,
                corners[i][1] + (HEIGHT - height) / 2.0 + random.nextDouble(-0.07, 0.07) * height
            };
        }
        return Homography.between(seen, corners);
    }

    /** A lamp that the glass mirrors. */
    private static void reflect(BufferedImage photo, RandomGenerator random) {
        double lampX = random.nextDouble(WIDTH);
        double lampY = random.nextDouble(HEIGHT);
        double size = 2 * Math.pow(WIDTH * 0.14, 2);
        double exposure = random.nextDouble(0.7, 1.05);
        double lamp = random.nextDouble(20, 110);
        int[] pixels = Pixels.of(photo);
        for (int i = 0; i < pixels.length; i++) {
            double x = i % WIDTH - lampX;
            double y = i / WIDTH - lampY;
            double more = lamp * Math.exp(-(x * x + y * y) / size);
            pixels[i] = Pixels.rgb(
                    exposure * Pixels.red(pixels[i]) + more,
                    exposure * Pixels.green(pixels[i]) + more,
                    exposure * Pixels.blue(pixels[i]) + more);
        }
    }

    /** Wrong white balance, and a sensor's noise. */
    private static BufferedImage noisy(BufferedImage photo, RandomGenerator random) {
        double red = random.nextDouble(0.9, 1.1);
        double green = random.nextDouble(0.9, 1.1);
        double blue = random.nextDouble(0.9, 1.1);
        double noise = random.nextDouble(3, 8);
        return Pixels.each(
                photo,
                pixel -> Pixels.rgb(
                        red * Pixels.red(pixel) + noise * random.nextGaussian(),
                        green * Pixels.green(pixel) + noise * random.nextGaussian(),
                        blue * Pixels.blue(pixel) + noise * random.nextGaussian()));
    }
}
