package dev.koma.sceneindex.fine;

import dev.koma.sceneindex.picture.GreyPicture;
import java.util.ArrayList;
import java.util.List;

/** A picture at its size, half of it, a quarter, an eighth ..., so that one sample stands for an area. Immutable. */
final class Pyramid {
    private static final int SMALLEST = 8;

    /** A size of the picture; its pixels are grey levels. */
    record Level(int width, int height, float[] luma) {}

    private final List<Level> levels = new ArrayList<>();

    Pyramid(GreyPicture picture) {
        float[] luma = new float[picture.luma().length];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = picture.luma()[i] & 0xff;
        }
        Level level = new Level(picture.width(), picture.height(), luma);
        levels.add(level);
        while (Math.min(level.width, level.height) >= 2 * SMALLEST) {
            level = half(level);
            levels.add(level);
        }
    }

    /** The smallest level on which samples that far apart in the picture are at least a pixel apart. */
    Level levelFor(double spacing) {
        int level = 0;
        for (double rest = spacing; rest >= 2 && level + 1 < levels.size(); rest /= 2) {
            level++;
        }
        return levels.get(level);
    }

    private static Level half(Level level) {
        int width = level.width / 2;
        int height = level.height / 2;
        float[] from = level.luma;
        float[] to = new float[width * height];
        for (int y = 0; y < height; y++) {
            int above = 2 * y * level.width;
            int below = above + level.width;
            for (int x = 0; x < width; x++) {
                to[y * width + x] =
                        (from[above + 2 * x] + from[above + 2 * x + 1] + from[below + 2 * x] + from[below + 2 * x + 1])
                                / 4;
            }
        }
        return new Level(width, height, to);
    }
}
