package dev.koma.benchmarks.alteration;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The picture as a part of a larger one. */
final class Surroundings {
    private Surroundings() {}

    /** In a corner of something else, a third to half as wide. */
    static BufferedImage pictureInPicture(BufferedImage image, RandomGenerator random) {
        BufferedImage out = Scenery.make(random, 1280, 720);
        BufferedImage small = Resampling.toWidth(image, (int) (1280 * random.nextDouble(0.33, 0.5)));
        small = Pixels.cut(small, 0, 0, small.getWidth(), 720 - 40);
        Pixels.paste(
                small,
                out,
                random.nextBoolean() ? 20 : 1280 - small.getWidth() - 20,
                random.nextBoolean() ? 20 : 720 - small.getHeight() - 20);
        return out;
    }

    /** One of four. */
    static BufferedImage collage(BufferedImage image, RandomGenerator random) {
        BufferedImage cell = Resampling.toWidth(image, 560);
        int height = cell.getHeight();
        int ours = random.nextInt(4);
        int gap = random.nextInt(13);
        BufferedImage out = Pixels.blank(2 * 560 + gap, 2 * height + gap, 0xffffff);
        for (int i = 0; i < 4; i++) {
            BufferedImage shown = i == ours ? cell : Scenery.make(random, 560, height);
            Pixels.paste(shown, out, i % 2 * (560 + gap), i / 2 * (height + gap));
        }
        return out;
    }

    /** Under a caption on white, sometimes with more text on the picture. */
    static BufferedImage meme(BufferedImage image, RandomGenerator random) {
        int width = image.getWidth();
        int height = image.getHeight();
        int caption = (int) (height * random.nextDouble(0.18, 0.4));
        int below = random.nextBoolean() ? 0 : (int) (caption * 0.6);
        BufferedImage out = Pixels.framed(image, caption, 0, below, 0, 0xffffff);
        Graphics2D graphics = Pixels.smooth(out);
        double size = caption * 0.28;
        Font font = Lettering.bold(size);
        for (int i = 0; i < 2; i++) {
            String line = Lettering.phrase(random, 4, 8, font, width * 0.94);
            Lettering.draw(graphics, line, width * 0.03, caption * 0.12 + i * size * 1.3, font, Color.BLACK);
        }
        if (random.nextBoolean()) {
            Lettering.draw(
                    graphics,
                    Lettering.phrase(random, 2, 3).toUpperCase(Locale.ROOT),
                    width * 0.05,
                    caption + height * 0.82,
                    Lettering.bold(height * 0.1),
                    Color.WHITE,
                    Color.BLACK,
                    3);
        }
        graphics.dispose();
        return out;
    }

    /** A desktop with a browser: tabs, address, the video on a page with text around it. */
    static BufferedImage browserWindow(BufferedImage image, RandomGenerator random) {
        // Blurred at a quarter of the size, which looks the same and takes a moment.
        BufferedImage out = Resampling.to(Planes.blur(Scenery.make(random, 480, 270), 1.5), 1920, 1080);
        Graphics2D graphics = Pixels.smooth(out);
        boolean dark = random.nextBoolean();
        Color page = dark ? new Color(24, 24, 24) : Color.WHITE;
        Color chrome = dark ? new Color(53, 54, 58) : new Color(222, 225, 230);
        Color ink = dark ? new Color(225, 225, 225) : new Color(30, 30, 30);
        int x = random.nextInt(0, 200);
        int y = random.nextInt(0, 80);
        int width = 1920 - x - random.nextInt(0, 200);
        graphics.setColor(chrome);
        graphics.fillRect(x, y, width, 1040 - y);
        graphics.setColor(page);
        graphics.fillRect(x, y + 84, width, 1040 - y - 84);
        graphics.fill(new RoundRectangle2D.Double(x + 70, y + 8, 240, 40, 12, 12));
        graphics.fill(new RoundRectangle2D.Double(x + 120, y + 48, width - 260, 28, 28, 28));
        graphics.setColor(ink);
        Lettering.paragraph(graphics, random, x + 90, y + 14, 200, 1, 18);
        Lettering.paragraph(graphics, random, x + 140, y + 50, 420, 1, 18);
        BufferedImage video = Resampling.toWidth(image, (int) (width * random.nextDouble(0.42, 0.66)));
        int left = x + random.nextInt(30, 110);
        int top = y + 84 + random.nextInt(20, 120);
        // What does not fit ends with the window.
        Pixels.paste(Pixels.cut(video, 0, 0, video.getWidth(), 1040 - top), out, left, top);
        int beside = left + video.getWidth() + 30;
        for (int row = y + 110; row < 900; row += 190) {
            Lettering.paragraph(graphics, random, beside, row, x + width - beside - 30, 3, 22);
        }
        if (top + video.getHeight() < 960) {
            Lettering.paragraph(graphics, random, left, top + video.getHeight() + 20, video.getWidth(), 2, 26);
        }
        graphics.setColor(new Color(20, 24, 32));
        graphics.fillRect(0, 1040, 1920, 40);
        for (int i = 0; i < 9; i++) {
            graphics.setColor(new Color(Pixels.anyColour(random)));
            graphics.fill(new Ellipse2D.Double(760 + i * 46, 1046, 28, 28));
        }
        graphics.dispose();
        return out;
    }

    /** A video for upright screens: the picture in the middle, itself enlarged and blurred behind, words above. */
    static BufferedImage verticalVideo(BufferedImage image, RandomGenerator random) {
        int width = 720;
        int height = 1280;
        double scale = Math.max((double) width / image.getWidth(), (double) height / image.getHeight());
        // The same at an eighth.
        BufferedImage small = Resampling.to(
                image, (int) Math.ceil(image.getWidth() * scale / 8), (int) Math.ceil(image.getHeight() * scale / 8));
        BufferedImage wide = Planes.blur(small, random.nextDouble(1.5, 4));
        BufferedImage behind = Resampling.to(
                Pixels.cut(wide, (wide.getWidth() - width / 8) / 2, (wide.getHeight() - height / 8) / 2, 90, 160),
                width,
                height);
        BufferedImage out = Tones.gamma(behind, 1, random.nextDouble(0.5, 1));
        BufferedImage shown = Resampling.toWidth(image, width);
        int top = Math.max(0, (height - shown.getHeight()) / 2);
        Pixels.paste(shown, out, 0, top);
        if (random.nextBoolean()) {
            Graphics2D graphics = Pixels.smooth(out);
            Font font = Lettering.bold(54);
            String line = Lettering.phrase(random, 3, 6, font, width * 0.9);
            double x = (width - Lettering.width(line, font)) / 2;
            Lettering.draw(graphics, line, x, Math.max(10, top - 120), font, Color.WHITE, Color.BLACK, 4);
            graphics.dispose();
        }
        return out;
    }
}
