package dev.koma.benchmarks.chart;

import java.awt.Color;
import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars from 0 to 1, two for each row: the share that the inner bar shows is a part of the outer one's.
 *
 * @param inner what the inner bars are
 * @param outer what the outer bars are
 */
public record BarPanel(String title, String inner, String outer, List<Row> rows) implements Panel {
    private static final int HEAD = 64;
    private static final int ROW = 25;
    private static final int LABEL = 215;
    private static final int VALUES = 110;
    private static final Color OUTER = new Color(0xb5, 0xd6, 0xea);

    /**
     * One row.
     *
     * @param emphasis whether it is a sum over others
     */
    public record Row(String label, double inner, double outer, boolean emphasis) {}

    public BarPanel {
        rows = List.copyOf(rows);
    }

    @Override
    public int height() {
        return HEAD + ROW * rows.size() + 8;
    }

    @Override
    public void draw(Pen pen, int width) {
        pen.text(title, 0, 12, 19, true, Pen.INK, Pen.Align.LEFT);
        Color dark = Pen.SERIES.getFirst();
        pen.box(width - 300.0, 5, 14, 14, dark);
        pen.text(inner, width - 280.0, 12, 14, false, Pen.INK, Pen.Align.LEFT);
        pen.box(width - 150.0, 5, 14, 14, OUTER);
        pen.text(outer, width - 130.0, 12, 14, false, Pen.INK, Pen.Align.LEFT);
        double length = width - LABEL - VALUES;
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double x = LABEL + length * tenth / 10;
            pen.line(x, HEAD - 8, x, height(), 1, Pen.GRID);
            pen.text(tenth * 10 + " %", x, HEAD - 20, 13, false, Pen.FAINT_INK, Pen.Align.MIDDLE);
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = HEAD + ROW * i;
            pen.text(row.label(), LABEL - 12, y + 10, 14, row.emphasis(), Pen.INK, Pen.Align.RIGHT);
            pen.box(LABEL, y + 1, length * row.outer(), 18, OUTER);
            pen.box(LABEL, y + 1, length * row.inner(), 18, dark);
            String values = String.format(Locale.ROOT, "%.3f   %.3f", row.inner(), row.outer());
            pen.text(values, width, y + 10, 14, row.emphasis(), Pen.INK, Pen.Align.RIGHT);
        }
    }
}
