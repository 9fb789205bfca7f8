package dev.koma.benchmarks.alteration;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Text, in whatever fonts the machine has for Java's logical names. */
final class Lettering {
    private static final List<String> WORDS = List.of(("the best part starts right about here and nobody in my group"
                    + " believes that this was drawn by hand so tell me which film it is before I lose my mind again"
                    + " new video every friday subscribe for more old gold when mum says dinner is ready but you are"
                    + " still two minutes from the ending I cannot stop laughing at this face send help")
            .split(" "));
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    /** Java can draw without a screen, but not write where there is no font: there, bars stand for letters. */
    private static final boolean FONTS = hasFonts();

    /** Width of a letter's place, as a share of the size, where bars stand for letters. */
    private static final double BAR_STEP = 0.6;

    private Lettering() {}

    private static boolean hasFonts() {
        try {
            return new TextLayout("A", plain(10), CONTEXT).getAdvance() > 0;
        } catch (LinkageError | InternalError | RuntimeException e) {
            return false;
        }
    }

    static Font bold(double size) {
        return font(Font.BOLD, size);
    }

    static Font plain(double size) {
        return font(Font.PLAIN, size);
    }

    private static Font font(int style, double size) {
        return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) Math.max(6, size));
    }

    /** Some words that follow each other. */
    static String phrase(RandomGenerator random, int least, int most) {
        int count = random.nextInt(least, most + 1);
        int start = random.nextInt(WORDS.size() - count + 1);
        return String.join(" ", WORDS.subList(start, start + count));
    }

    /** A phrase that is no wider than so many pixels, though it may lose words to that. */
    static String phrase(RandomGenerator random, int least, int most, Font font, double width) {
        List<String> words = new ArrayList<>(List.of(phrase(random, least, most).split(" ")));
        while (words.size() > 1 && width(String.join(" ", words), font) > width) {
            words.removeLast();
        }
        return String.join(" ", words);
    }

    static double width(String text, Font font) {
        return FONTS ? font.getStringBounds(text, CONTEXT).getWidth() : BAR_STEP * font.getSize2D() * text.length();
    }

    /** Draws text with its upper left corner at a point. */
    static void draw(Graphics2D graphics, String text, double x, double y, Font font, Color fill) {
        graphics.setColor(fill);
        graphics.fill(outline(text, x, y, font));
    }

    /** The same within an outline of another colour. */
    static void draw(
            Graphics2D graphics, String text, double x, double y, Font font, Color fill, Color edge, double width) {
        graphics.setStroke(new BasicStroke((float) (2 * width), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(edge);
        graphics.draw(outline(text, x, y, font));
        draw(graphics, text, x, y, font, fill);
    }

    /** Lines of random words, as pages and chats are full of. */
    static void paragraph(
            Graphics2D graphics, RandomGenerator random, double x, double y, double width, int lines, double size) {
        Font font = plain(size);
        Color colour = graphics.getColor();
        for (int i = 0; i < lines; i++) {
            double length = width * random.nextDouble(0.6, 0.95);
            StringBuilder line = new StringBuilder();
            while (width(line.toString(), font) < length) {
                line.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
            }
            draw(graphics, line.toString().strip(), x, y + i * size * 1.35, font, colour);
        }
    }

    private static Shape outline(String text, double x, double y, Font font) {
        if (!FONTS) {
            return bars(text, x, y, font.getSize2D());
        }
        // A layout of no text does not exist.
        TextLayout layout = new TextLayout(text.isEmpty() ? " " : text, font, CONTEXT);
        return layout.getOutline(AffineTransform.getTranslateInstance(x, y + layout.getAscent()));
    }

    private static Shape bars(String text, double x, double y, double size) {
        Path2D bars = new Path2D.Double();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ' ') {
                double high = 0.4 + 0.05 * (text.charAt(i) % 8);
                bars.append(
                        new Rectangle2D.Double(
                                x + i * BAR_STEP * size, y + (0.95 - high) * size, 0.35 * size, high * size),
                        false);
            }
        }
        return bars;
    }
}
