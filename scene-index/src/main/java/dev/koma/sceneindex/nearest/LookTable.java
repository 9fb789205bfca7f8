package dev.koma.sceneindex.nearest;

import dev.koma.sceneindex.descriptor.Descriptor;
import java.util.Arrays;

/**
 * The looks of one part of an index, laid out for scanning: for each row its look and a {@linkplain Sketch sketch} of it.
 * Immutable, so safe for use by several threads. Besides the looks it takes 18 bytes a row.
 */
public final class LookTable {
    /** One row in this many is in the sample. */
    static final int SAMPLED = 16;

    private final byte[] looks;
    private final Sketches all;
    private final Sketches sample;
    /** For each row of the sample its row in the table. */
    private final int[] sampleRows;

    private LookTable(byte[] looks, Sketches all, Sketches sample, int[] sampleRows) {
        this.looks = looks;
        this.all = all;
        this.sample = sample;
        this.sampleRows = sampleRows;
    }

    /**
     * Makes the table of {@code looks}.
     *
     * @param looks {@link Descriptor#GRADIENTS} bytes a row, row after row; kept, not copied
     */
    public static LookTable of(byte[] looks) {
        int rows = looks.length / Descriptor.GRADIENTS;
        if (rows * Descriptor.GRADIENTS != looks.length) {
            throw new IllegalArgumentException(looks.length + " bytes of looks");
        }
        Sketches all = new Sketches(rows);
        int[] sampleRows = new int[rows];
        int sampled = 0;
        for (int row = 0; row < rows; row++) {
            int offset = row * Descriptor.GRADIENTS;
            all.set(row, Sketch.low(looks, offset), Sketch.high(looks, offset));
            if (isSampled(looks, offset)) {
                sampleRows[sampled++] = row;
            }
        }
        Sketches sample = new Sketches(sampled);
        for (int i = 0; i < sampled; i++) {
            sample.set(i, all.low(sampleRows[i]), all.high(sampleRows[i]));
        }
        return new LookTable(looks, all, sample, Arrays.copyOf(sampleRows, sampled));
    }

    /** Number of looks. */
    public int rows() {
        return all.rows();
    }

    Sketches all() {
        return all;
    }

    Sketches sample() {
        return sample;
    }

    int sampleRow(int index) {
        return sampleRows[index];
    }

    /**
     * Computes squared Euclidean distances.
     *
     * @param rows of the table
     * @param count how many of {@code rows} to take
     * @param out takes the distance of each
     */
    void distances(byte[] look, int[] rows, int count, int[] out) {
        // One component of each row first: these reads wait for memory together, where whole rows would wait one by
        // one.
        for (int i = 0; i < count; i++) {
            int difference = look[0] - looks[rows[i] * Descriptor.GRADIENTS];
            out[i] = difference * difference;
        }
        for (int i = 0; i < count; i++) {
            int offset = rows[i] * Descriptor.GRADIENTS;
            int sum = out[i];
            for (int c = 1; c < Descriptor.GRADIENTS; c++) {
                int difference = look[c] - looks[offset + c];
                sum += difference * difference;
            }
            out[i] = sum;
        }
    }

    /** Whether a look is in the sample depends on nothing but the look, so that every cut of the index has the same sample. */
    private static boolean isSampled(byte[] looks, int offset) {
        int hash = 0;
        for (int i = 0; i < Descriptor.GRADIENTS; i++) {
            hash = 31 * hash + looks[offset + i];
        }
        // The finalizer of MurmurHash3: the lowest bits of the polynomial depend on the lowest bits of the bytes alone.
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return ((hash ^ hash >>> 16) & (SAMPLED - 1)) == 0;
    }
}
