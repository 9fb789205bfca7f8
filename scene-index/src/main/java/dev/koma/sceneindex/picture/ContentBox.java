package dev.koma.sceneindex.picture;

import java.util.function.IntFunction;

/**
 * Finds the part of a picture inside uniform borders, black or any other colour. A line at the edge belongs to the border
 * while nearly all of its pixels have the border's colour, as nearly as its outermost lines have it themselves; small marks
 * on the border are passed over; and the border must end in an edge.
 */
public final class ContentBox {
    /** Share of a line's pixels that have the border's colour: noise, rounded corners and specks are the rest. */
    private static final double BORDER_SHARE = 0.96;
    /** The same where something small lies on the border, such as a clock or a channel's mark. */
    private static final double MARKED_SHARE = 0.85;
    /** Marks are no thicker than this share of the picture. */
    private static final double THICKEST_MARK = 0.07;
    /** Least and greatest difference of a channel that is still the border's colour. */
    private static final int LEAST_TOLERANCE = 5;

    private static final int MOST_TOLERANCE = 12;
    /** Lines at the very edge that scaling may have spoiled. */
    private static final int OUTERMOST = 2;
    /** Lines that scaling and compression blur between border and content. */
    private static final int EDGE_BLUR = 3;
    /** Lines beside the content that a JPEG's ringing may reach: one block, and what scaling leaves of it. */
    private static final int RINGING = 9;
    /** The share of a line of content that does not have the border's colour. */
    private static final double CONTENT_SHARE = 0.3;
    /** By how many tolerances those pixels differ on average: a smooth sky fades, a border ends. */
    private static final double EDGE = 1.5;
    /** The share of each side that must be left, else what was found is no border. */
    private static final double LEAST_LEFT = 0.2;

    private final Picture picture;

    private ContentBox(Picture picture) {
        this.picture = picture;
    }

    /** The content of a picture; the whole of it when there is no border, or nothing but border. */
    public static Box of(Picture picture) {
        return of(picture, Box.of(picture));
    }

    /** The content of a part of a picture, within that part. */
    public static Box of(Picture picture, Box part) {
        return new ContentBox(picture).find(part);
    }

    private Box find(Box whole) {
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
    private int border(IntFunction<Line> lines, int count) {
        Colour colour = Colour.of(lines.apply(Math.min(OUTERMOST, count - 1)));
        int width = 0;
        int passed = 0;
        int thickest = (int) Math.ceil(THICKEST_MARK * count);
        // Marks count as border only when more border follows.
        while (width + passed < count - 1 && passed <= thickest) {
            double share = colour.share(lines.apply(width + passed));
            if (share >= BORDER_SHARE) {
                width += passed + 1;
                passed = 0;
            } else if (share >= MARKED_SHARE || width == 0 && passed < OUTERMOST) {
                passed++;
            } else {
                break;
            }
        }
        return width == 0 || width >= count - 1 ? 0 : sharpened(lines, colour, width, count);
    }

    /** Where the edge is, at most a few lines further in; 0 when there is none. */
    private static int sharpened(IntFunction<Line> lines, Colour colour, int width, int count) {
        int best = width;
        double most = 0;
        double before = colour.difference(lines.apply(width - 1));
        for (int i = width; i < Math.min(count - 1, width + RINGING); i++) {
            double difference = colour.difference(lines.apply(i));
            if (difference - before > most) {
                most = difference - before;
                best = i;
            }
            before = difference;
        }
        Line inside = lines.apply(Math.min(best + EDGE_BLUR, count - 1));
        return colour.isContent(inside) ? best : 0;
    }

    private Line row(Box box, int index) {
        return new Line(picture.rgb(), ((box.y() + index) * picture.width() + box.x()) * 3, 3, box.width());
    }

    private Line column(Box box, int index) {
        return new Line(
                picture.rgb(), (box.y() * picture.width() + box.x() + index) * 3, 3 * picture.width(), box.height());
    }

    /** Pixels of a row or column. */
    private record Line(byte[] rgb, int start, int step, int length) {}

    /** The colour of a border, and how far its pixels may be from it. */
    private record Colour(int red, int green, int blue, int tolerance) {
        static Colour of(Line line) {
            int red = median(line, 0);
            int green = median(line, 1);
            int blue = median(line, 2);
            Colour exact = new Colour(red, green, blue, 0);
            int[] counts = new int[256];
            for (int i = 0, p = line.start; i < line.length; i++, p += line.step) {
                counts[exact.difference(line.rgb, p)]++;
            }
            int noise = quantile(counts, (int) Math.ceil(0.95 * line.length));
            return new Colour(red, green, blue, Math.clamp(2L * noise + 2, LEAST_TOLERANCE, MOST_TOLERANCE));
        }

        private static int median(Line line, int channel) {
            int[] counts = new int[256];
            for (int i = 0, p = line.start + channel; i < line.length; i++, p += line.step) {
                counts[line.rgb[p] & 0xff]++;
            }
            return quantile(counts, (line.length + 1) / 2);
        }

        private static int quantile(int[] counts, int rank) {
            int value = 0;
            for (int sum = counts[0]; sum < rank; sum += counts[value]) {
                value++;
            }
            return value;
        }

        double share(Line line) {
            int same = 0;
            for (int i = 0, p = line.start; i < line.length; i++, p += line.step) {
                same += difference(line.rgb, p) <= tolerance ? 1 : 0;
            }
            return (double) same / line.length;
        }

        /** Mean difference of a line's pixels. */
        double difference(Line line) {
            long sum = 0;
            for (int i = 0, p = line.start; i < line.length; i++, p += line.step) {
                sum += Math.min(MOST_TOLERANCE * 2, difference(line.rgb, p));
            }
            return (double) sum / line.length;
        }

        /** Whether many pixels are not the border's colour, and plainly not. */
        boolean isContent(Line line) {
            long sum = 0;
            int other = 0;
            for (int i = 0, p = line.start; i < line.length; i++, p += line.step) {
                int difference = difference(line.rgb, p);
                if (difference > tolerance) {
                    sum += difference;
                    other++;
                }
            }
            return other > CONTENT_SHARE * line.length && sum > EDGE * tolerance * other;
        }

        private int difference(byte[] rgb, int p) {
            int difference = Math.abs((rgb[p] & 0xff) - red);
            difference = Math.max(difference, Math.abs((rgb[p + 1] & 0xff) - green));
            return Math.max(difference, Math.abs((rgb[p + 2] & 0xff) - blue));
        }
    }
}
