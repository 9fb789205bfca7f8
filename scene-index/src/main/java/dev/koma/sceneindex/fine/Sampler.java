package dev.koma.sceneindex.fine;

import dev.koma.sceneindex.descriptor.Census;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Homography;

/** Looks up what a picture shows at points of a frame that lies in it. Immutable. */
final class Sampler {
    private static final double EPSILON = 0.01;

    private final Pyramid pyramid;
    private final double width;
    private final double height;
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;

    /** @param window what of the picture counts; the rest covers the frame, or is not of it */
    Sampler(GreyPicture picture, Box window) {
        pyramid = new Pyramid(picture);
        width = picture.width();
        height = picture.height();
        left = window.x();
        top = window.y();
        right = window.x() + window.width();
        bottom = window.y() + window.height();
    }

    /** Means of the census's cells in grey levels; NaN where not all of a cell is visible. */
    float[] cells(Homography place) {
        float[] halves = halfCells(place, 0, 2 * Census.COLUMNS, 2 * Census.ROWS);
        float[] means = new float[Census.COLUMNS * Census.ROWS];
        for (int row = 0; row < Census.ROWS; row++) {
            for (int column = 0; column < Census.COLUMNS; column++) {
                int i = 4 * row * Census.COLUMNS + 2 * column;
                means[row * Census.COLUMNS + column] = (halves[i]
                                + halves[i + 1]
                                + halves[i + 2 * Census.COLUMNS]
                                + halves[i + 2 * Census.COLUMNS + 1])
                        / 4;
            }
        }
        return means;
    }

    /**
     * A sample for each quarter of a cell; NaN where the picture does not show it.
     *
     * @param margin cells to the left of the frame, and above it, where the samples begin
     */
    float[] halfCells(Homography place, int margin, int columns, int rows) {
        Pyramid.Level level = level(place);
        float[] samples = new float[columns * rows];
        double stepU = 0.5 / Census.COLUMNS;
        for (int row = 0; row < rows; row++) {
            double v = (-margin + (row + 0.5) / 2) / Census.ROWS;
            double u = (-margin + 0.25) / Census.COLUMNS;
            double x = place.xu() * u + place.xv() * v + place.x0();
            double y = place.yu() * u + place.yv() * v + place.y0();
            double w = 1 + place.wu() * u + place.wv() * v;
            for (int column = 0; column < columns; column++) {
                // What would lie behind the camera is not seen.
                samples[row * columns + column] = w > 0 ? sample(level, x / w, y / w) : Float.NaN;
                x += place.xu() * stepU;
                y += place.yu() * stepU;
                w += place.wu() * stepU;
            }
        }
        return samples;
    }

    private Pyramid.Level level(Homography h) {
        double x = h.x(0.5, 0.5);
        double y = h.y(0.5, 0.5);
        double across = Math.hypot(h.x(0.5 + EPSILON, 0.5) - x, h.y(0.5 + EPSILON, 0.5) - y) / EPSILON;
        double down = Math.hypot(h.x(0.5, 0.5 + EPSILON) - x, h.y(0.5, 0.5 + EPSILON) - y) / EPSILON;
        return pyramid.levelFor(Math.min(across / (2 * Census.COLUMNS), down / (2 * Census.ROWS)));
    }

    private float sample(Pyramid.Level level, double px, double py) {
        if (!(px >= left && py >= top && px <= right && py <= bottom)) {
            return Float.NaN;
        }
        float x = (float) (px * level.width() / width) - 0.5f;
        float y = (float) (py * level.height() / height) - 0.5f;
        x = Math.max(0, Math.min(x, level.width() - 1.001f));
        y = Math.max(0, Math.min(y, level.height() - 1.001f));
        int column = (int) x;
        int row = (int) y;
        float toRight = x - column;
        float down = y - row;
        float[] luma = level.luma();
        int at = row * level.width() + column;
        int next = level.width() > 1 ? 1 : 0;
        int below = level.height() > 1 ? at + level.width() : at;
        float upper = luma[at] + (luma[at + next] - luma[at]) * toRight;
        float lower = luma[below] + (luma[below + next] - luma[below]) * toRight;
        return upper + (lower - upper) * down;
    }
}
