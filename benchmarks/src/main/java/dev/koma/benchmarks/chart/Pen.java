package dev.koma.benchmarks.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws lines and text in the colours of the charts. */
final class Pen {
    static final Color INK = new Color(0x22, 0x2b, 0x35);
    static final Color FAINT_INK = new Color(0x6b, 0x76, 0x82);
    static final Color GRID = new Color(0xe3, 0xe7, 0xeb);
    /** Told apart by people of all kinds of colour vision: after Okabe and Ito. */
    static final List<Color> SERIES = List.of(
            new Color(0x00, 0x72, 0xb2),
            new Color(0xe6, 0x9f, 0x00),
            new Color(0x00, 0x9e, 0x73),
            new Color(0xcc, 0x79, 0xa7),
            new Color(0xd5, 0x5e, 0x00));

    private static final String FAMILY = Font.SANS_SERIF;

    private final Graphics2D graphics;

    Pen(Graphics2D graphics) {
        this.graphics = graphics;
    }

    enum Align {
        LEFT,
        MIDDLE,
        RIGHT
    }

    /** Text whose line's middle is at y. */
    void text(String text, double x, double y, int size, boolean bold, Color colour, Align align) {
        graphics.setFont(new Font(FAMILY, bold ? Font.BOLD : Font.PLAIN, size));
        graphics.setColor(colour);
        double width = graphics.getFontMetrics().stringWidth(text);
        double left = switch (align) {
            case LEFT -> x;
            case MIDDLE -> x - width / 2;
            case RIGHT -> x - width;
        };
        graphics.drawString(text, (float) left, (float) (y + 0.36 * size));
    }

    void line(double x1, double y1, double x2, double y2, double width, Color colour) {
        graphics.setStroke(new BasicStroke((float) width));
        graphics.setColor(colour);
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void dashed(double x1, double y1, double x2, double y2, Color colour) {
        graphics.setStroke(
                new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0));
        graphics.setColor(colour);
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void box(double x, double y, double width, double height, Color colour) {
        graphics.setColor(colour);
        graphics.fill(new Rectangle2D.Double(x, y, Math.max(0, width), height));
    }

    /** Each point is x, y. */
    void path(List<double[]> points, Color colour) {
        if (points.isEmpty()) {
            return;
        }
        Path2D path = new Path2D.Double();
        path.moveTo(points.getFirst()[0], points.getFirst()[1]);
        for (double[] point : points) {
            path.lineTo(point[0], point[1]);
        }
        graphics.setStroke(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(colour);
        graphics.draw(path);
    }

    void dot(double x, double y, double radius, Color colour) {
        graphics.setColor(colour);
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
}
