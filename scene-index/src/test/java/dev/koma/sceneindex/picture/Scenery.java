package dev.koma.sceneindex.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws pictures that look different from each other, the same for the same seed. */
public final class Scenery {
    private Scenery() {}

    public static Picture draw(long seed, int width, int height) {
        return draw(seed, width, height, 0);
    }

    /** @param shift moves everything to the right, as a share of the width: the next frame of a pan */
    public static Picture draw(long seed, int width, int height, double shift) {
        return of(image(seed, width, height, shift));
    }

    /** The same with many small things in it, so that it has some hundred local features; they move each their own way. */
    public static Picture crowded(long seed, int width, int height, double shift) {
        BufferedImage image = image(seed, width, height, shift);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Random random = new Random(seed * 104_729 + 5);
        for (int i = 0; i < 160; i++) {
            g.setColor(colour(random));
            double x = width * (random.nextDouble() * 1.2 - 0.1 + 0.3 * shift * random.nextGaussian());
            double y = height * (random.nextDouble() + 0.3 * shift * random.nextGaussian());
            double w = width * (0.01 + 0.05 * random.nextDouble());
            double h = width * (0.01 + 0.05 * random.nextDouble());
            g.fill(random.nextBoolean() ? new Rectangle2D.Double(x, y, w, h) : new Ellipse2D.Double(x, y, w, h));
        }
        g.dispose();
        return of(image);
    }

    private static BufferedImage image(long seed, int width, int height, double shift) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Random random = new Random(seed * 7919 + 17);
        g.setPaint(new GradientPaint(0, 0, colour(random), width, height, colour(random)));
        g.fillRect(0, 0, width, height);
        for (int i = 0; i < 12; i++) {
            g.setColor(colour(random));
            g.setStroke(new BasicStroke((float) (width * (0.005 + 0.02 * random.nextDouble()))));
            int x = (int) (width * (random.nextDouble() + shift));
            int y = (int) (height * random.nextDouble());
            int w = (int) (width * (0.05 + 0.3 * random.nextDouble()));
            int h = (int) (height * (0.05 + 0.4 * random.nextDouble()));
            switch (random.nextInt(4)) {
                case 0 -> g.fillOval(x, y, w, h);
                case 1 -> g.fillRect(x, y, w, h);
                case 2 -> g.drawLine(x, y, x + w, y + h);
                default -> g.drawOval(x, y, w, h);
            }
        }
        g.dispose();
        return image;
    }

    public static Picture of(BufferedImage image) {
        byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
        for (int y = 0, i = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                rgb[i++] = (byte) (pixel >> 16);
                rgb[i++] = (byte) (pixel >> 8);
                rgb[i++] = (byte) pixel;
            }
        }
        return new Picture(image.getWidth(), image.getHeight(), rgb);
    }

    /** The picture in the middle of a larger one of a single colour. */
    public static Picture framed(Picture picture, int across, int down, int colour) {
        int width = picture.width() + 2 * across;
        int height = picture.height() + 2 * down;
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) (colour >> 16);
            rgb[i + 1] = (byte) (colour >> 8);
            rgb[i + 2] = (byte) colour;
        }
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(
                    picture.rgb(),
                    y * picture.width() * 3,
                    rgb,
                    ((y + down) * width + across) * 3,
                    picture.width() * 3);
        }
        return new Picture(width, height, rgb);
    }

    /** A part of a picture, scaled to a width. */
    public static Picture part(Picture picture, Box box, int width) {
        int height = Math.round((float) box.height() * width / box.width());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(
                image(picture),
                0,
                0,
                width,
                height,
                box.x(),
                box.y(),
                box.x() + box.width(),
                box.y() + box.height(),
                null);
        g.dispose();
        return of(image);
    }

    /** One picture over another, its left upper corner at a point. */
    public static Picture pasted(Picture onto, Picture picture, int x, int y) {
        BufferedImage image = image(onto);
        Graphics2D g = image.createGraphics();
        g.drawImage(image(picture), x, y, null);
        g.dispose();
        return of(image);
    }

    public static Picture mirrored(Picture picture) {
        BufferedImage image = image(picture);
        BufferedImage mirrored = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                mirrored.setRGB(image.getWidth() - 1 - x, y, image.getRGB(x, y));
            }
        }
        return of(mirrored);
    }

    private static BufferedImage image(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            int rgb = (picture.rgb()[3 * i] & 0xff) << 16
                    | (picture.rgb()[3 * i + 1] & 0xff) << 8
                    | picture.rgb()[3 * i + 2] & 0xff;
            image.setRGB(i % picture.width(), i / picture.width(), rgb);
        }
        return image;
    }

    /** Each channel value through a function, as tone changes do. */
    public static Picture toned(Picture picture, java.util.function.IntUnaryOperator tone) {
        byte[] rgb = new byte[picture.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.clamp(tone.applyAsInt(picture.rgb()[i] & 0xff), 0, 255);
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }

    public static Picture plain(int width, int height, int grey) {
        return toned(new Picture(width, height, new byte[width * height * 3]), _ -> grey);
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    /** A picture on a screen, seen at an angle in front of something else. */
    public static Picture seen(Picture picture, Picture behind, Homography place) {
        byte[] rgb = behind.rgb().clone();
        int steps = 4 * Math.max(behind.width(), behind.height());
        for (int row = 0; row < steps; row++) {
            for (int column = 0; column < steps; column++) {
                double u = (column + 0.5) / steps;
                double v = (row + 0.5) / steps;
                int x = (int) place.x(u, v);
                int y = (int) place.y(u, v);
                if (x >= 0 && y >= 0 && x < behind.width() && y < behind.height()) {
                    int from = ((int) (v * picture.height()) * picture.width() + (int) (u * picture.width())) * 3;
                    System.arraycopy(picture.rgb(), from, rgb, (y * behind.width() + x) * 3, 3);
                }
            }
        }
        return new Picture(behind.width(), behind.height(), rgb);
    }
}
