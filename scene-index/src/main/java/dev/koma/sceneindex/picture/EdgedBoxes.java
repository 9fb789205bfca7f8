package dev.koma.sceneindex.picture;

import dev.koma.sceneindex.picture.EdgeLines.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rectangles, in blocks, whose sides are lines along which a picture ends. */
final class EdgedBoxes {
    /** Least mean weight of each side that is not the picture's own border. */
    private static final float LEAST_SIDE = 0.25f;
    /** Least sum of the weights of all sides, in nats. */
    private static final float LEAST_SUM = 40;
    /** Shortest side, as a share of the picture's. */
    private static final double LEAST_LENGTH = 0.12;
    /** Boxes to look at closely. */
    private static final int CLOSELY = 150;
    /** Boxes that share more than this of what they cover together are the same. */
    private static final double SAME = 0.945;

    /** Logarithm of the usual width of a video, divided by its height; and by how much others may differ for nothing. */
    private static final double USUAL_RATIO = Math.log(1.6);

    private static final double NEAR_RATIO = 0.35;

    // What speaks for a box and against it; found by trying, on screenshots of phones and browsers, collages, memes.
    private static final double MEAN = 1.0;
    private static final double LEAST = 0.9;
    private static final double EVEN_INSIDE = 1.2;
    private static final double EVEN_AROUND = 1.5;
    private static final double RATIO = 0.5;
    private static final double AREA = 0.2;
    private static final double JUNCTION = 0.2;
    private static final double DIVIDED = 0.6;
    private static final double SIDE = 0.1;

    /** Least share of backdrop around a box that has but one side of its own. */
    private static final double AROUND_ONE_SIDE = 0.4;
    /** The mean weight of a side that is the picture's own border, when the weakest side is looked for. */
    private static final float BORDER_WEIGHT = 3;

    private final List<Line> rows;
    private final List<Line> columns;
    private final int[] backdrop;
    private final int height;
    private final int width;

    private record Scored(Box box, double score) {}

    /** @param backdrop see {@link Backdrop#sums()} */
    EdgedBoxes(List<Line> rows, List<Line> columns, int[] backdrop) {
        this.rows = rows;
        this.columns = columns;
        this.backdrop = backdrop;
        this.height = rows.getLast().at();
        this.width = columns.getLast().at();
    }

    /** The best, best first; no two nearly the same. */
    List<Box> best(int count) {
        List<Scored> closely = all().stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .limit(CLOSELY)
                .map(found -> new Scored(found.box, found.score - divided(found.box)))
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        List<Box> best = new ArrayList<>();
        for (Scored found : closely) {
            if (best.size() < count && best.stream().noneMatch(box -> box.overlap(found.box) > SAME)) {
                best.add(found.box);
            }
        }
        return best;
    }

    private List<Scored> all() {
        List<Scored> found = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                int high = Math.min(height, rows.get(j).at())
                        - Math.max(0, rows.get(i).at());
                if (high >= LEAST_LENGTH * height) {
                    addBetween(rows.get(i), rows.get(j), found);
                }
            }
        }
        return found;
    }

    private void addBetween(Line top, Line bottom, List<Scored> found) {
        for (int i = 0; i < columns.size(); i++) {
            int left = Math.max(0, columns.get(i).at());
            for (int j = i + 1; j < columns.size(); j++) {
                int right = Math.min(width, columns.get(j).at());
                if (right - left >= LEAST_LENGTH * width
                        && isEdge(top, height, left, right)
                        && isEdge(bottom, height, left, right)) {
                    score(top, bottom, columns.get(i), columns.get(j), found);
                }
            }
        }
    }

    private static boolean isBorder(Line line, int size) {
        return line.at() < 0 || line.at() >= size;
    }

    private static boolean isEdge(Line line, int size, int from, int to) {
        return isBorder(line, size) || line.mean(from, to) >= LEAST_SIDE;
    }

    private void score(Line top, Line bottom, Line left, Line right, List<Scored> found) {
        int y0 = Math.max(0, top.at());
        int y1 = Math.min(height, bottom.at());
        int x0 = Math.max(0, left.at());
        int x1 = Math.min(width, right.at());
        if (!isEdge(left, width, y0, y1) || !isEdge(right, width, y0, y1)) {
            return;
        }
        int across = (isBorder(top, height) ? 0 : 1) + (isBorder(bottom, height) ? 0 : 1);
        int down = (isBorder(left, width) ? 0 : 1) + (isBorder(right, width) ? 0 : 1);
        float sum = top.sums()[x1]
                - top.sums()[x0]
                + bottom.sums()[x1]
                - bottom.sums()[x0]
                + left.sums()[y1]
                - left.sums()[y0]
                + right.sums()[y1]
                - right.sums()[y0];
        if (across + down < 1 || sum < LEAST_SUM) {
            return;
        }
        double inside = (double) (x1 - x0) * (y1 - y0);
        double all = (double) width * height;
        double even = even(x0, y0, x1, y1);
        double around = inside < all ? (even(0, 0, width, height) - even) / (all - inside) : 0;
        if (across + down == 1 && around < AROUND_ONE_SIDE) {
            return;
        }
        double mean = sum / (across * (x1 - x0) + down * (y1 - y0));
        double least = Math.min(
                Math.min(side(top, height, x0, x1), side(bottom, height, x0, x1)),
                Math.min(side(left, width, y0, y1), side(right, width, y0, y1)));
        double ratio = Math.abs(Math.log((double) (x1 - x0) / (y1 - y0)) - USUAL_RATIO);
        double score = MEAN * mean
                + LEAST * least
                - EVEN_INSIDE * even / inside
                + EVEN_AROUND * around
                - RATIO * Math.max(0, ratio - NEAR_RATIO)
                + AREA * Math.log(inside / all)
                - JUNCTION * junctions(top, bottom, left, right)
                + SIDE * (across + down);
        found.add(new Scored(new Box(x0, y0, x1 - x0, y1 - y0), score));
    }

    private static float side(Line line, int size, int from, int to) {
        return isBorder(line, size) ? BORDER_WEIGHT : line.mean(from, to);
    }

    /** How many corners have one line end at another that goes on: the other belongs to something larger. */
    private int junctions(Line top, Line bottom, Line left, Line right) {
        return junction(top, left, -1, -1)
                + junction(top, right, 1, -1)
                + junction(bottom, left, -1, 1)
                + junction(bottom, right, 1, 1);
    }

    private int junction(Line row, Line column, int toX, int toY) {
        if (isBorder(row, height) || isBorder(column, width)) {
            return 0;
        }
        return goesOn(row, column.at(), toX, width) == goesOn(column, row.at(), toY, height) ? 0 : 1;
    }

    private static boolean goesOn(Line line, int corner, int direction, int size) {
        int near = corner + 2 * direction;
        int far = Math.clamp(corner + direction * (2 + size / 16), 0, size);
        int from = Math.min(near, far);
        int to = Math.max(near, far);
        return from >= 0 && to <= size && to > from && line.mean(from, to) > 0.2f;
    }

    /** How many blocks of a box are backdrop. */
    private int even(int x0, int y0, int x1, int y1) {
        int w = width + 1;
        return backdrop[y1 * w + x1] - backdrop[y0 * w + x1] - backdrop[y1 * w + x0] + backdrop[y0 * w + x0];
    }

    /** What a box loses for a line all through it: it may be two boxes. */
    private double divided(Box box) {
        float most = Math.max(
                dividing(rows, box.y(), box.y() + box.height(), box.x(), box.x() + box.width()),
                dividing(columns, box.x(), box.x() + box.width(), box.y(), box.y() + box.height()));
        return DIVIDED * Math.max(0, most - 0.3);
    }

    private static float dividing(List<Line> lines, int first, int last, int from, int to) {
        int margin = (last - first) / 10 + 1;
        float most = 0;
        for (Line line : lines) {
            if (line.at() >= first + margin && line.at() < last - margin) {
                most = Math.max(most, line.mean(from, to));
            }
        }
        return most;
    }
}
