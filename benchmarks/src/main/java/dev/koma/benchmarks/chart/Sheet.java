package dev.koma.benchmarks.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A picture of measurements: panels below each other.
 *
 * @param title what was measured
 * @param note under what conditions
 */
public record Sheet(String title, String note, List<Panel> panels) {
    /** Pixels, as wide as pages show pictures. */
    public static final int WIDTH = 1200;

    private static final int MARGIN = 32;
    private static final int HEAD = 84;

    public Sheet {
        panels = List.copyOf(panels);
    }

    /** Writes a PNG. */
    public void save(Path file) throws IOException {
        int height = HEAD + MARGIN;
        for (Panel panel : panels) {
            height += panel.height() + MARGIN;
        }
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, height);
        graphics.translate(MARGIN, 0);
        Pen pen = new Pen(graphics);
        pen.text(title, 0, 36, 26, true, Pen.INK, Pen.Align.LEFT);
        pen.text(note, 0, 66, 15, false, Pen.FAINT_INK, Pen.Align.LEFT);
        graphics.translate(0, HEAD);
        for (Panel panel : panels) {
            panel.draw(pen, WIDTH - 2 * MARGIN);
            graphics.translate(0, panel.height() + MARGIN);
        }
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }
}
