package dev.koma.benchmarks.alteration;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Pictures of nothing in particular, for what is seen beside a screenshot: clouds of noise, and shapes before them. */
public final class Scenery {
    private static final int[] OCTAVES = {4, 9, 25, 70};

    private Scenery() {}

    /** A picture; another one for other random numbers. */
    public static BufferedImage make(RandomGenerator random, int width, int height) {
        BufferedImage scenery = clouds(random, width, height);
        Graphics2D graphics = Pixels.smooth(scenery);
        for (int i = random.nextInt(6, 18); i > 0; i--) {
            graphics.setColor(new Color(Pixels.anyColour(random)));
            shape(graphics, random, width, height);
        }
        graphics.dispose();
        return scenery;
    }

    private static BufferedImage clouds(RandomGenerator random, int width, int height) {
        double[][] sums = new double[3][width * height];
        for (double[] sum : sums) {
            java.util.Arrays.fill(sum, random.nextDouble(60, 190));
        }
        for (int columns : OCTAVES) {
            int rows = Math.max(2, height * columns / width);
            // Noise as a picture, so that it can be enlarged smoothly: 128 is none, 30 a standard deviation.
            BufferedImage noise = Pixels.blank(columns, rows);
            int[] pixels = Pixels.of(noise);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = Pixels.rgb(
                        128 + 30 * random.nextGaussian(),
                        128 + 30 * random.nextGaussian(),
                        128 + 30 * random.nextGaussian());
            }
            double strength = 40 / Math.pow(columns / 4.0, 0.6) / 30;
            int[] large = Pixels.of(Resampling.to(noise, Math.max(width, columns), Math.max(height, rows)));
            for (int i = 0; i < width * height; i++) {
                int at = i / width * Math.max(width, columns) + i % width;
                sums[0][i] += strength * (Pixels.red(large[at]) - 128);
                sums[1][i] += strength * (Pixels.green(large[at]) - 128);
                sums[2][i] += strength * (Pixels.blue(large[at]) - 128);
            }
        }
        BufferedImage clouds = Pixels.blank(width, height);
        int[] out = Pixels.of(clouds);
        for (int i = 0; i < out.length; i++) {
            out[i] = Pixels.rgb(sums[0][i], sums[1][i], sums[2][i]);
        }
        return clouds;
    }

    private static void shape(Graphics2D graphics, RandomGenerator random, int width, int height) {
        double x = random.nextInt(width);
        double y = random.nextInt(height);
        double size = random.nextInt(Math.max(3, width / 40), Math.max(5, width / 5));
        switch (random.nextInt(4)) {
            case 0 -> graphics.fill(new Ellipse2D.Double(x - size, y - size, 2 * size, 2 * size));
            case 1 -> graphics.fill(new Rectangle2D.Double(x, y, size, size * random.nextDouble(0.4, 2)));
            case 2 -> {
                graphics.setStroke(new BasicStroke(random.nextInt(2, 9)));
                graphics.draw(new Line2D.Double(x, y, random.nextInt(width), random.nextInt(height)));
            }
            default -> {
                double flat = size * random.nextDouble(0.3, 1);
                AffineTransform turned = AffineTransform.getRotateInstance(random.nextDouble(Math.PI), x, y);
                graphics.fill(
                        turned.createTransformedShape(new Ellipse2D.Double(x - size, y - flat, 2 * size, 2 * flat)));
            }
        }
    }
}
