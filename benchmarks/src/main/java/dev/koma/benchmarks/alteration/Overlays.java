package dev.koma.benchmarks.alteration;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What is written and stuck on a picture. */
final class Overlays {
    private static final Color YELLOW = new Color(255, 240, 60);

    private Overlays() {}

    static BufferedImage subtitles(BufferedImage image, RandomGenerator random) {
        BufferedImage out = Pixels.copy(image);
        int width = out.getWidth();
        Graphics2D graphics = Pixels.smooth(out);
        double size = out.getHeight() * random.nextDouble(0.05, 0.08);
        Font font = Lettering.bold(size);
        int lines = random.nextInt(1, 3);
        Color fill = random.nextDouble() < 0.6 ? Color.WHITE : YELLOW;
        for (int i = 0; i < lines; i++) {
            String line = Lettering.phrase(random, 4, 8, font, width * 0.95);
            double x = (width - Lettering.width(line, font)) / 2;
            double y = out.getHeight() * 0.95 - size * 1.3 * (lines - i);
            Lettering.draw(graphics, line, x, y, font, fill, Color.BLACK, Math.max(1, size * 0.09));
        }
        graphics.dispose();
        return out;
    }

    /** A channel's sign in a corner, and a name across the picture that shines through. */
    static BufferedImage watermark(BufferedImage image, RandomGenerator random) {
        BufferedImage out = Pixels.copy(image);
        int height = out.getHeight();
        Graphics2D graphics = Pixels.smooth(out);
        double size = height * random.nextDouble(0.10, 0.16);
        double x = random.nextBoolean() ? out.getWidth() - size * 1.2 : size * 1.2;
        graphics.setColor(new Color(Pixels.anyColour(random) | 230 << 24, true));
        graphics.fill(new Ellipse2D.Double(x - size * 0.8, size * 0.4, size * 1.6, size * 1.6));
        Lettering.draw(graphics, "TV", x - size * 0.45, size * 0.8, Lettering.bold(size * 0.65), Color.WHITE);
        String name = "@" + Lettering.phrase(random, 2, 3).replace(' ', '_');
        Lettering.draw(
                graphics,
                name,
                out.getWidth() * random.nextDouble(0.05, 0.3),
                height * random.nextDouble(0.35, 0.7),
                Lettering.bold(height * 0.09),
                new Color(255, 255, 255, 120),
                new Color(0, 0, 0, 90),
                2);
        graphics.dispose();
        return out;
    }

    /** Scribbles and loops by hand. */
    static BufferedImage strokes(BufferedImage image, RandomGenerator random) {
        BufferedImage out = Pixels.copy(image);
        int width = out.getWidth();
        Graphics2D graphics = Pixels.smooth(out);
        for (int i = random.nextInt(4, 9); i > 0; i--) {
            int[] values = {0, 30, 255};
            graphics.setColor(
                    new Color(values[random.nextInt(3)], values[random.nextInt(3)], values[random.nextInt(3)]));
            graphics.setStroke(new BasicStroke(
                    (float) (random.nextDouble(0.006, 0.02) * width), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            double x = random.nextDouble(0.15, 0.85) * width;
            double y = random.nextDouble(0.15, 0.85) * out.getHeight();
            Path2D path = new Path2D.Double();
            path.moveTo(x, y);
            for (int corner = random.nextInt(4, 9); corner > 1; corner--) {
                x += random.nextGaussian() * width * 0.07;
                y += random.nextGaussian() * width * 0.07;
                path.lineTo(x, y);
            }
            if (random.nextDouble() < 0.3) {
                path.closePath();
            }
            graphics.draw(path);
        }
        graphics.dispose();
        return out;
    }

    /** Three discs or mosaics, each a sixth of the width or more across. */
    static BufferedImage stickers(BufferedImage image, RandomGenerator random) {
        BufferedImage out = Pixels.copy(image);
        Graphics2D graphics = Pixels.smooth(out);
        for (int i = 0; i < 3; i++) {
            int size = (int) (out.getWidth() * random.nextDouble(0.14, 0.22));
            int x = (int) (random.nextDouble() * (out.getWidth() - size));
            int y = (int) (random.nextDouble() * Math.max(1, out.getHeight() - size));
            if (random.nextBoolean()) {
                BufferedImage part = Pixels.cut(out, x, y, size, size);
                BufferedImage few = Resampling.to(part, 6, 6);
                graphics.drawImage(Resampling.blocky(few, part.getWidth(), part.getHeight()), x, y, null);
            } else {
                graphics.setColor(new Color(Pixels.anyColour(random)));
                graphics.fill(new Ellipse2D.Double(x, y, size, size));
            }
        }
        graphics.dispose();
        return out;
    }

    /** Large lines of text, some on a box, and faces: about a third of the picture is hidden. */
    static BufferedImage bigText(BufferedImage image, RandomGenerator random) {
        BufferedImage out = Pixels.copy(image);
        int width = out.getWidth();
        int height = out.getHeight();
        Graphics2D graphics = Pixels.smooth(out);
        boolean boxed = random.nextBoolean();
        double size = height * random.nextDouble(0.09, 0.13);
        Font font = Lettering.bold(size);
        double y = height * random.nextDouble(0.02, 0.45);
        for (int i = random.nextInt(2, 5); i > 0 && y + 1.4 * size < height; i--) {
            String line = Lettering.phrase(random, 2, 5, font, width * 0.92);
            double length = Lettering.width(line, font);
            double x = (width - length) / 2;
            if (boxed) {
                graphics.setColor(Color.WHITE);
                graphics.fill(new Rectangle2D.Double(x - size * 0.2, y, length + size * 0.4, size * 1.25));
                Lettering.draw(graphics, line, x, y, font, Color.BLACK);
            } else {
                Lettering.draw(graphics, line, x, y, font, Color.WHITE, Color.BLACK, size * 0.08);
            }
            y += size * 1.3;
        }
        for (int i = random.nextInt(2, 5); i > 0; i--) {
            double across = height * random.nextDouble(0.12, 0.22);
            face(graphics, random.nextDouble() * (width - across), random.nextDouble() * (height - across), across);
        }
        graphics.dispose();
        return out;
    }

    private static void face(Graphics2D graphics, double x, double y, double across) {
        graphics.setColor(new Color(255, 204, 50));
        graphics.fill(new Ellipse2D.Double(x, y, across, across));
        graphics.setColor(new Color(90, 50, 10));
        graphics.fill(new Ellipse2D.Double(x + 0.27 * across, y + 0.28 * across, 0.13 * across, 0.18 * across));
        graphics.fill(new Ellipse2D.Double(x + 0.60 * across, y + 0.28 * across, 0.13 * across, 0.18 * across));
        graphics.fill(new Arc2D.Double(
                x + 0.2 * across, y + 0.3 * across, 0.6 * across, 0.55 * across, 180, 180, Arc2D.CHORD));
    }

    /** A news channel: a headline and a line of running text below, a sign and the time above. */
    static BufferedImage newsTicker(BufferedImage image, RandomGenerator random) {
        BufferedImage out = Pixels.copy(image);
        int width = out.getWidth();
        int height = out.getHeight();
        Graphics2D graphics = Pixels.smooth(out);
        Color house = new Color(Color.HSBtoRGB(random.nextFloat(), 0.85f, 0.65f));
        double running = height * random.nextDouble(0.06, 0.08);
        double headline = height * random.nextDouble(0.09, 0.13);
        graphics.setColor(house);
        graphics.fill(new Rectangle2D.Double(0, height - running, width, running));
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, height - running - headline, width, headline));
        String text = Lettering.phrase(random, 9, 14) + "  +++  " + Lettering.phrase(random, 9, 14);
        Lettering.draw(
                graphics,
                text,
                -random.nextDouble(width),
                height - running * 0.9,
                Lettering.plain(running * 0.65),
                Color.WHITE);
        Font font = Lettering.bold(headline * 0.55);
        String words = Lettering.phrase(random, 4, 8, font, width * 0.75).toUpperCase(Locale.ROOT);
        Lettering.draw(graphics, words, width * 0.03, height - running - headline * 0.85, font, Color.BLACK);
        double sign = height * 0.09;
        double x = random.nextBoolean() ? width * 0.04 : width * 0.96 - 2.2 * sign;
        graphics.setColor(house);
        graphics.fill(new Rectangle2D.Double(x, height * 0.05, 2.2 * sign, sign));
        Lettering.draw(
                graphics,
                "LIVE",
                x + sign * 0.25,
                height * 0.05 + sign * 0.1,
                Lettering.bold(sign * 0.65),
                Color.WHITE);
        graphics.dispose();
        return out;
    }
}
