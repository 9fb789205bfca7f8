package dev.koma.benchmarks.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Lines through points.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines drawn in this order, each in a colour of its own
 * @param diagonal whether to draw where both axes show the same
 */
public record LinePanel(String title, Axis x, Axis y, List<Line> lines, boolean diagonal) implements Panel {
    private static final int HEAD = 40;
    private static final int PLOT = 330;
    private static final int FOOT = 62;
    private static final int LEFT = 84;
    private static final int LEGEND = 250;

    /**
     * An axis.
     *
     * @param name what is shown, with its unit
     * @param ticks ascending; the axis goes from the first to the last
     * @param logarithmic whether equal steps are equal factors
     */
    public record Axis(String name, List<Double> ticks, boolean logarithmic) {
        public Axis {
            ticks = List.copyOf(ticks);
        }

        /** Powers of ten, and thrice those, around values. */
        public static Axis logarithmic(String name, double least, double most) {
            List<Double> ticks = new ArrayList<>();
            double tick = Math.pow(10, Math.floor(Math.log10(least)));
            for (boolean one = true; ticks.isEmpty() || ticks.getLast() < most; one = !one) {
                double next = one ? tick : 3 * tick;
                if (3.4 * next > least) {
                    ticks.add(next);
                }
                tick = one ? tick : 10 * tick;
            }
            return new Axis(name, ticks, true);
        }

        double share(double value) {
            DoubleUnaryOperator scale = logarithmic ? Math::log : DoubleUnaryOperator.identity();
            double least = scale.applyAsDouble(ticks.getFirst());
            double most = scale.applyAsDouble(ticks.getLast());
            return Math.clamp((scale.applyAsDouble(value) - least) / (most - least), 0, 1);
        }
    }

    /** Points, each x, y, ascending by x. */
    public record Line(String name, List<double[]> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    public LinePanel {
        lines = List.copyOf(lines);
    }

    @Override
    public int height() {
        return HEAD + PLOT + FOOT;
    }

    @Override
    public void draw(Pen pen, int width) {
        pen.text(title, 0, 12, 19, true, Pen.INK, Pen.Align.LEFT);
        double length = width - LEFT - LEGEND;
        for (double tick : x.ticks()) {
            double at = LEFT + length * x.share(tick);
            pen.line(at, HEAD, at, HEAD + PLOT, 1, Pen.GRID);
            pen.text(number(tick), at, HEAD + PLOT + 16, 13, false, Pen.FAINT_INK, Pen.Align.MIDDLE);
        }
        for (double tick : y.ticks()) {
            double at = HEAD + PLOT * (1 - y.share(tick));
            pen.line(LEFT, at, LEFT + length, at, 1, Pen.GRID);
            pen.text(number(tick), LEFT - 10, at, 13, false, Pen.FAINT_INK, Pen.Align.RIGHT);
        }
        pen.text(x.name(), LEFT + length / 2, HEAD + PLOT + 42, 14, false, Pen.INK, Pen.Align.MIDDLE);
        pen.text(y.name(), LEFT + length + 24, HEAD + 6, 14, true, Pen.INK, Pen.Align.LEFT);
        if (diagonal) {
            pen.dashed(LEFT, HEAD + PLOT, LEFT + length, HEAD, Pen.FAINT_INK);
        }
        for (int i = 0; i < lines.size(); i++) {
            draw(pen, lines.get(i), Pen.SERIES.get(i % Pen.SERIES.size()), length);
            double at = HEAD + 36 + 26.0 * i;
            pen.line(LEFT + length + 24, at, LEFT + length + 48, at, 3, Pen.SERIES.get(i % Pen.SERIES.size()));
            pen.text(lines.get(i).name(), LEFT + length + 56, at, 14, false, Pen.INK, Pen.Align.LEFT);
        }
    }

    private void draw(Pen pen, Line line, Color colour, double length) {
        List<double[]> shown = line.points().stream()
                .map(point -> new double[] {LEFT + length * x.share(point[0]), HEAD + PLOT * (1 - y.share(point[1]))})
                .toList();
        pen.path(shown, colour);
        for (double[] point : shown) {
            pen.dot(point[0], point[1], 3.5, colour);
        }
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : Double.toString(Math.round(value * 1000) / 1000.0);
    }
}
