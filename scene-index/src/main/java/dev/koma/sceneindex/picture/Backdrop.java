package dev.koma.sceneindex.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What of a picture is backdrop: large even areas of a few colours, as behind text, in player windows and borders. */
final class Backdrop {
    /** A block whose green varies by no more than this is even, JPEG's ringing included. */
    private static final int EVEN = 6;
    /** Largest difference of a channel from the backdrop's colour. */
    private static final int SAME = 8;
    /** Least share of the picture that a colour must cover evenly. */
    private static final double LEAST = 0.04;

    private static final int MOST_COLOURS = 3;
    /** Bits of each channel by which colours are counted. */
    private static final int BITS = 4;

    /** Where pictures lie, a block weighs this; where backdrop lies, it weighs this less one. Text lies between. */
    private static final double SHARE = 0.45;

    private final Blocks blocks;
    private final boolean[] backdrop;

    private Backdrop(Blocks blocks) {
        this.blocks = blocks;
        this.backdrop = new boolean[blocks.range().length];
    }

    static Backdrop of(Blocks blocks) {
        Backdrop found = new Backdrop(blocks);
        for (int i = 0; i < MOST_COLOURS && found.addCommonest(); i++) {}
        return found;
    }

    private boolean addCommonest() {
        int[] counts = new int[1 << (3 * BITS)];
        int best = 0;
        for (int b = 0; b < backdrop.length; b++) {
            if (!backdrop[b] && blocks.range()[b] <= EVEN) {
                int bin = bin(b);
                counts[bin]++;
                best = counts[bin] > counts[best] ? bin : best;
            }
        }
        if (counts[best] < LEAST * backdrop.length) {
            return false;
        }
        int like = typical(best);
        for (int b = 0; b < backdrop.length; b++) {
            backdrop[b] |= blocks.difference(b, like) <= SAME;
        }
        return true;
    }

    private int bin(int block) {
        int bin = 0;
        for (int i = block * 3; i < block * 3 + 3; i++) {
            bin = bin << BITS | blocks.rgb()[i] >> (8 - BITS);
        }
        return bin;
    }

    /** The even block of a bin whose green is the median. */
    private int typical(int bin) {
        List<Integer> members = new ArrayList<>();
        for (int b = 0; b < backdrop.length; b++) {
            if (!backdrop[b] && blocks.range()[b] <= EVEN && bin(b) == bin) {
                members.add(b);
            }
        }
        members.sort(Comparator.comparingInt(b -> blocks.rgb()[b * 3 + 1]));
        return members.get(members.size() / 2);
    }

    /** Numbers of backdrop blocks above and to the left of each corner, {@code columns + 1} to a row. */
    int[] sums() {
        int width = blocks.columns() + 1;
        int[] sums = new int[width * (blocks.rows() + 1)];
        for (int y = 0; y < blocks.rows(); y++) {
            int row = 0;
            for (int x = 0; x < blocks.columns(); x++) {
                row += backdrop[y * blocks.columns() + x] ? 1 : 0;
                sums[(y + 1) * width + x + 1] = sums[y * width + x + 1] + row;
            }
        }
        return sums;
    }

    /**
     * The rectangles, in blocks, that hold much picture and little backdrop: each the one with the greatest sum of weights
     * outside of those before it.
     */
    List<Box> densest(int count) {
        boolean upright = blocks.columns() > blocks.rows();
        int across = (upright ? blocks.columns() : blocks.rows()) / 2;
        int down = (upright ? blocks.rows() : blocks.columns()) / 2;
        if (across < 2 || down < 2) {
            return List.of();
        }
        float[] weights = weights(across, down, upright);
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Box best = densest(weights, across, down);
            if (best.width() * best.height() * 50 < across * down) {
                break;
            }
            clear(weights, across, best);
            boxes.add(
                    upright
                            ? new Box(2 * best.x(), 2 * best.y(), 2 * best.width(), 2 * best.height())
                            : new Box(2 * best.y(), 2 * best.x(), 2 * best.height(), 2 * best.width()));
        }
        return boxes;
    }

    /** Weights of squares of four blocks, lying if the picture stands, so that there are fewer rows than columns. */
    private float[] weights(int across, int down, boolean upright) {
        float[] weights = new float[across * down];
        int stepX = upright ? 1 : blocks.columns();
        int stepY = upright ? blocks.columns() : 1;
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                int first = 2 * y * stepY + 2 * x * stepX;
                int even = (backdrop[first] ? 1 : 0)
                        + (backdrop[first + stepX] ? 1 : 0)
                        + (backdrop[first + stepY] ? 1 : 0)
                        + (backdrop[first + stepX + stepY] ? 1 : 0);
                weights[y * across + x] = (float) (SHARE - even / 4.0);
            }
        }
        return weights;
    }

    /** For each pair of rows the stretch of columns with the greatest sum (Bentley, "Programming Pearls", 1984). */
    private static Box densest(float[] weights, int across, int down) {
        Box best = new Box(0, 0, 1, 1);
        float most = 0;
        float[] sums = new float[across];
        for (int top = 0; top < down; top++) {
            Arrays.fill(sums, 0);
            for (int bottom = top; bottom < down; bottom++) {
                float sum = 0;
                int start = 0;
                for (int x = 0; x < across; x++) {
                    sums[x] += weights[bottom * across + x];
                    if (sum <= 0) {
                        sum = 0;
                        start = x;
                    }
                    sum += sums[x];
                    if (sum > most) {
                        most = sum;
                        best = new Box(start, top, x + 1 - start, bottom + 1 - top);
                    }
                }
            }
        }
        return best;
    }

    private static void clear(float[] weights, int across, Box box) {
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            Arrays.fill(weights, y * across + box.x(), y * across + box.x() + box.width(), -1);
        }
    }
}
