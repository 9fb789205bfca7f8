package dev.koma.sceneindex.picture;

import java.util.function.IntFunction;

/**
 * Finds the part of a picture inside uniform borders, black or any other colour. A line at the edge belongs to the border
 * while its own pixels differ little from each other and its mean differs little from the outermost line's; and it must end in an edge.
 */
public final class ContentBox {
    /** Largest standard deviation of luma within a border line: noise and JPEG ringing, not content. */
    private static final double LINE_DEVIATION = 7;
    /** Largest difference between the mean of a border line and that of the outermost one, per channel. */
    private static final double MEAN_DIFFERENCE = 10;
    /** Lines that scaling and compression blur between border and content. */
    private static final int EDGE_BLUR = 3;
    /** The share of each side that must be left, else what was found is no border. */
    private static final double LEAST_LEFT = 0.2;

    private final Picture picture;

    private ContentBox(Picture picture) {
        this.picture = picture;
    }

    /** The content of a picture; the whole of it when there is no border, or nothing but border. */
    public static Box of(Picture picture) {
        return new ContentBox(picture).find();
    }

    private Box find() {
        Box whole = Box.of(picture);
        // Rows first, then columns within what is left: a letterboxed picture has no uniform column.
        Box rows = trimRows(whole);
        Box both = trimColumns(rows);
        Box again = trimRows(both);
        boolean enough = again.width() >= LEAST_LEFT * whole.width() && again.height() >= LEAST_LEFT * whole.height();
        return enough ? again : whole;
    }

    private Box trimRows(Box box) {
        int top = border(i -> row(box, i), box.height());
        int bottom = border(i -> row(box, box.height() - 1 - i), box.height() - top);
        return new Box(box.x(), box.y() + top, box.width(), box.height() - top - bottom);
    }

    private Box trimColumns(Box box) {
        int left = border(i -> column(box, i), box.width());
        int right = border(i -> column(box, box.width() - 1 - i), box.width() - left);
        return new Box(box.x() + left, box.y(), box.width() - left - right, box.height());
    }

    /** How many of {@code count} lines, from the outside in, are border; 0 when what looks like one ends in no edge. */
    private static int border(IntFunction<Line> lines, int count) {
        Line outer = lines.apply(0);
        int width = 0;
        while (width < count - 1 && lines.apply(width).isBorderLike(outer)) {
            width++;
        }
        Line inside = lines.apply(Math.min(width + EDGE_BLUR, count - 1));
        return inside.isContentBeside(outer) ? width : 0;
    }

    private Line row(Box box, int index) {
        return line((box.y() + index) * picture.width() + box.x(), 1, box.width());
    }

    private Line column(Box box, int index) {
        return line(box.y() * picture.width() + box.x() + index, picture.width(), box.height());
    }

    private Line line(int start, int step, int length) {
        byte[] rgb = picture.rgb();
        long red = 0;
        long green = 0;
        long blue = 0;
        double squares = 0;
        double sum = 0;
        for (int i = 0, p = start * 3; i < length; i++, p += step * 3) {
            int r = rgb[p] & 0xff;
            int g = rgb[p + 1] & 0xff;
            int b = rgb[p + 2] & 0xff;
            red += r;
            green += g;
            blue += b;
            double y = 0.299 * r + 0.587 * g + 0.114 * b;
            sum += y;
            squares += y * y;
        }
        double mean = sum / length;
        double deviation = Math.sqrt(Math.max(0, squares / length - mean * mean));
        return new Line((double) red / length, (double) green / length, (double) blue / length, deviation);
    }

    /** The mean colour of a row or column, and how much its luma varies. */
    private record Line(double red, double green, double blue, double deviation) {
        boolean isBorderLike(Line outer) {
            return deviation <= LINE_DEVIATION && difference(outer) <= MEAN_DIFFERENCE;
        }

        /** A smooth sky fades, a border ends: the difference must be plain within a few lines. */
        boolean isContentBeside(Line outer) {
            return deviation > 1.5 * LINE_DEVIATION || difference(outer) > 2 * MEAN_DIFFERENCE;
        }

        private double difference(Line other) {
            return Math.max(
                    Math.abs(red - other.red), Math.max(Math.abs(green - other.green), Math.abs(blue - other.blue)));
        }
    }
}
