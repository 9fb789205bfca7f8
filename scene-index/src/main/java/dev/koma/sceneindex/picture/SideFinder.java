package dev.koma.sceneindex.picture;

import java.util.function.IntToLongFunction;

/** Moves the sides of a box to where the picture changes most, by a few pixels at most. */
final class SideFinder {
    /** Differences above this count no more than this: a few bright pixels must not place a side. */
    private static final int LIMIT = 40;

    private final Picture picture;
    private final int reach;

    /** @param reach pixels by which a side may move either way */
    SideFinder(Picture picture, int reach) {
        this.picture = picture;
        this.reach = reach;
    }

    /** The sides that lie on the picture's own border stay. */
    Box place(Box box) {
        int right = box.x() + box.width();
        int bottom = box.y() + box.height();
        int top = row(box.y(), box.x(), right);
        int end = row(bottom, box.x(), right);
        int left = column(box.x(), top, end);
        int last = column(right, top, end);
        return left < last && top < end ? new Box(left, top, last - left, end - top) : box;
    }

    private int row(int at, int from, int to) {
        return at == 0 || at == picture.height()
                ? at
                : best(at, picture.height(), y -> change(y * picture.width() + from, picture.width(), 1, to - from));
    }

    private int column(int at, int from, int to) {
        return at == 0 || at == picture.width()
                ? at
                : best(at, picture.width(), x -> change(from * picture.width() + x, 1, picture.width(), to - from));
    }

    private int best(int at, int limit, IntToLongFunction change) {
        int best = at;
        long most = -1;
        for (int i = Math.max(1, at - reach); i <= Math.min(limit - 1, at + reach); i++) {
            long sum = change.applyAsLong(i);
            if (sum > most) {
                most = sum;
                best = i;
            }
        }
        return best;
    }

    /** Sum of the differences between a line of pixels and the line before it. */
    private long change(int start, int back, int step, int length) {
        byte[] rgb = picture.rgb();
        long sum = 0;
        for (int i = 0, p = start * 3; i < length; i++, p += step * 3) {
            int q = p - back * 3;
            int difference = Math.abs((rgb[p] & 0xff) - (rgb[q] & 0xff));
            difference = Math.max(difference, Math.abs((rgb[p + 1] & 0xff) - (rgb[q + 1] & 0xff)));
            difference = Math.max(difference, Math.abs((rgb[p + 2] & 0xff) - (rgb[q + 2] & 0xff)));
            sum += Math.min(LIMIT, difference);
        }
        return sum;
    }
}
