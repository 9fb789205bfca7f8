package dev.koma.benchmarks.chart;

/** One drawing of a {@link Sheet}. */
public sealed interface Panel permits BarPanel, LinePanel {
    /** Pixels that it needs below the one before. */
    int height();

    /** Draws into the upper left of the pen's picture. */
    void draw(Pen pen, int width);
}
