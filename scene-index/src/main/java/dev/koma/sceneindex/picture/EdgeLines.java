package dev.koma.sceneindex.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of blocks along which one picture may end and another begin. Where two pictures that know nothing of each other
 * meet, the difference across the line is large nearly all along it; within a picture it is small nearly everywhere. Each
 * block of a row has the logarithm of the ratio of these two likelihoods as its weight: how unlike chance a line is, after
 * Desolneux, Moisan and Morel, "Meaningful Alignments" (2000), with the picture itself telling what chance is.
 */
final class EdgeLines {
    /** Differences are told apart by these bounds. */
    private static final int[] BOUNDS = {3, 6, 12, 24};
    /** How often the difference between pictures that know nothing of each other falls between these bounds. */
    private static final double[] APART = {0.08, 0.07, 0.12, 0.18, 0.55};
    /** Largest weight of one block, positive or negative: a few blocks must not outvote a line. */
    private static final double LIMIT = 2.2;

    /** Most lines to look at. */
    private static final int MOST = 22;
    /** Shortest stretch of a line, as a share of the row, that makes it worth looking at. */
    private static final double SHORTEST = 0.12;

    /**
     * A row of blocks.
     *
     * @param at number of the row; -1 before the first and the number of rows after the last: the picture's own border
     * @param sums sum of the weights of the blocks to the left of each column, one more than there are columns
     * @param strength sum of the weights of its best stretch
     */
    record Line(int at, float[] sums, float strength) {
        /** Mean weight between two columns. */
        float mean(int from, int to) {
            return (sums[to] - sums[from]) / (to - from);
        }
    }

    private final Blocks blocks;
    private final float[] weights = new float[BOUNDS.length + 1];

    private EdgeLines(Blocks blocks) {
        this.blocks = blocks;
    }

    /** The lines from the top down, the upper and the lower border of the picture first and last. */
    static List<Line> of(Blocks blocks) {
        EdgeLines lines = new EdgeLines(blocks);
        List<Line> found = new ArrayList<>(lines.find());
        float[] none = new float[blocks.columns() + 1];
        found.add(new Line(-1, none, 0));
        found.add(new Line(blocks.rows(), none, 0));
        found.sort(Comparator.comparingInt(Line::at));
        return List.copyOf(found);
    }

    private List<Line> find() {
        int columns = blocks.columns();
        byte[] classes = classes();
        weigh(classes);
        List<Line> lines = new ArrayList<>();
        for (int y = 1; y < blocks.rows() - 1; y++) {
            lines.add(line(y, classes));
        }
        List<Line> strongest = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            float strength = lines.get(i).strength;
            boolean peak = (i == 0 || strength > lines.get(i - 1).strength)
                    && (i == lines.size() - 1 || strength >= lines.get(i + 1).strength);
            if (peak && strength > SHORTEST * columns) {
                strongest.add(lines.get(i));
            }
        }
        strongest.sort(Comparator.comparingDouble(Line::strength).reversed().thenComparingInt(Line::at));
        return strongest.subList(0, Math.min(MOST, strongest.size()));
    }

    /** For each block the class of the difference between the blocks above and below it. */
    private byte[] classes() {
        int columns = blocks.columns();
        byte[] classes = new byte[columns * blocks.rows()];
        for (int i = columns; i < classes.length - columns; i++) {
            int difference = blocks.difference(i - columns, i + columns);
            byte kind = 0;
            while (kind < BOUNDS.length && difference >= BOUNDS[kind]) {
                kind++;
            }
            classes[i] = kind;
        }
        return classes;
    }

    private void weigh(byte[] classes) {
        int[] counts = new int[weights.length];
        int columns = blocks.columns();
        for (int i = columns; i < classes.length - columns; i++) {
            counts[classes[i]]++;
        }
        double all = Math.max(1, classes.length - 2 * columns);
        for (int kind = 0; kind < weights.length; kind++) {
            double chance = (counts[kind] + 1) / (all + weights.length);
            weights[kind] = (float) Math.clamp(Math.log(APART[kind] / chance), -LIMIT, LIMIT);
        }
    }

    /** The best stretch is found as the greatest sum of neighbouring weights. */
    private Line line(int y, byte[] classes) {
        int columns = blocks.columns();
        float[] sums = new float[columns + 1];
        float best = 0;
        float lowest = 0;
        for (int x = 0; x < columns; x++) {
            sums[x + 1] = sums[x] + weights[classes[y * columns + x]];
            lowest = Math.min(lowest, sums[x + 1]);
            best = Math.max(best, sums[x + 1] - lowest);
        }
        return new Line(y, sums, best);
    }
}
