package dev.koma.benchmarks.alteration;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Screenshots of whole phone screens. */
final class PhoneScreen {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 2280;
    private static final int NAVIGATION = 130;

    private PhoneScreen() {}

    /** Upright: status line, the video as wide as the screen, comments below, navigation. */
    static BufferedImage portrait(BufferedImage image, RandomGenerator random) {
        boolean dark = random.nextDouble() < 0.6;
        BufferedImage out = Pixels.blank(WIDTH, HEIGHT, dark ? 0x121212 : 0xfafafa);
        Color ink = dark ? new Color(235, 235, 235) : new Color(25, 25, 25);
        BufferedImage video = Resampling.toWidth(image, WIDTH);
        int top = (int) random.nextDouble(90, 420);
        Pixels.paste(video, out, 0, top);
        Graphics2D graphics = Pixels.smooth(out);
        graphics.setColor(ink);
        String time = random.nextInt(24) + ":" + random.nextInt(10, 60);
        Lettering.draw(graphics, time, 50, 25, Lettering.bold(40), ink);
        graphics.setStroke(new BasicStroke(4));
        graphics.draw(new Rectangle2D.Double(940, 30, 70, 32));
        if (top > 200) {
            Lettering.paragraph(graphics, random, 40, 110, 900, Math.max(1, (top - 120) / 60), 36);
        }
        comments(graphics, random, top + video.getHeight() + 30, ink);
        navigation(graphics, dark, ink);
        graphics.dispose();
        return out;
    }

    private static void comments(Graphics2D graphics, RandomGenerator random, int top, Color ink) {
        for (int y = top; y < HEIGHT - 2 * NAVIGATION; y += 220) {
            if (random.nextBoolean()) {
                graphics.setColor(new Color(Pixels.anyColour(random)));
                graphics.fill(new Ellipse2D.Double(40, y, 90, 90));
            }
            graphics.setColor(ink);
            Lettering.paragraph(graphics, random, 160, y, 820, 3, 34);
        }
    }

    private static void navigation(Graphics2D graphics, boolean dark, Color ink) {
        graphics.setColor(dark ? new Color(40, 40, 40) : new Color(225, 225, 225));
        graphics.fillRect(0, HEIGHT - NAVIGATION, WIDTH, NAVIGATION);
        graphics.setColor(ink);
        graphics.setStroke(new BasicStroke(6));
        for (int i = 0; i < 5; i++) {
            graphics.draw(new Rectangle2D.Double(90 + i * 200, HEIGHT - 100, 60, 60));
        }
    }

    /** Lying: title above, progress below, both on dark bars that shine through, sometimes the button to play. */
    static BufferedImage playerControls(BufferedImage image, RandomGenerator random) {
        BufferedImage out = Pixels.copy(image);
        int width = out.getWidth();
        int height = out.getHeight();
        Graphics2D graphics = Pixels.smooth(out);
        int bar = (int) (height * random.nextDouble(0.10, 0.16));
        graphics.setColor(new Color(0, 0, 0, random.nextInt(120, 220)));
        graphics.fillRect(0, 0, width, bar);
        graphics.fillRect(0, height - bar, width, bar);
        Lettering.draw(
                graphics,
                Lettering.phrase(random, 3, 9),
                width * 0.04,
                bar * 0.25,
                Lettering.bold(bar * 0.4),
                Color.WHITE);
        double y = height - bar * 0.6;
        graphics.setStroke(new BasicStroke(Math.max(2, height / 160)));
        graphics.setColor(new Color(170, 170, 170));
        graphics.draw(new Line2D.Double(width * 0.05, y, width * 0.95, y));
        graphics.setColor(new Color(230, 30, 30));
        graphics.draw(new Line2D.Double(width * 0.05, y, width * random.nextDouble(0.1, 0.9), y));
        if (random.nextDouble() < 0.6) {
            playButton(graphics, width / 2.0, height / 2.0, height * 0.08);
        }
        graphics.dispose();
        return out;
    }

    private static void playButton(Graphics2D graphics, double x, double y, double radius) {
        graphics.setColor(new Color(0, 0, 0, 150));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(x - radius * 0.35, y - radius * 0.5);
        triangle.lineTo(x - radius * 0.35, y + radius * 0.5);
        triangle.lineTo(x + radius * 0.55, y);
        triangle.closePath();
        graphics.setColor(Color.WHITE);
        graphics.fill(triangle);
    }
}
