package dev.koma.sceneindex.nearest;

import dev.koma.sceneindex.descriptor.Descriptor;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;

/**
 * How the looks of D rows lie in memory and on disk, column after column, so that what a search reads first lies together. All
 * integers are little-endian.
 * <pre>
 *  64 D  the looks; zeros where a row has none
 *   8 D  the first words of their {@linkplain Sketch sketches}
 *   8 D  the second words
 *   4 S  the rows of the sample: the C that are in the coarse one too, then the others, both ascending
 *   4    0, where S is odd
 *   8 S  the first words of the sample's sketches
 *   8 S  the second words
 *   4 G  the rows without a look, ascending
 * </pre>
 *
 * @param rows D
 * @param samples S
 * @param coarse C
 * @param gaps G
 */
record LookLayout(int rows, int samples, int coarse, int gaps) {
    /** One look in this many is in the sample. */
    static final int SAMPLED = 16;
    /** One look in this many is in the coarse sample. */
    static final int COARSELY = 64;

    /** Looks that can be gone through several times. */
    @FunctionalInterface
    interface Source {
        /** Hands out all looks in ascending order of their rows. */
        void forEach(Sink sink) throws IOException;
    }

    /** Takes looks. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param looks holds the row's look
         * @param offset where in it the look begins
         */
        void look(int row, byte[] looks, int offset) throws IOException;
    }

    /** Writes the layout of looks. */
    static LookLayout write(int rows, Source source, DataOutput out) throws IOException {
        byte[] nothing = new byte[Descriptor.GRADIENTS];
        Gaps looks = new Gaps(row -> out.writeBytes(nothing, 0, nothing.length));
        source.forEach((row, bytes, offset) -> {
            looks.upTo(row);
            out.writeBytes(bytes, offset, Descriptor.GRADIENTS);
        });
        looks.finish(rows);
        Gaps first = new Gaps(row -> out.writeLong(0));
        source.forEach((row, bytes, offset) -> {
            first.upTo(row);
            out.writeLong(Sketch.first(bytes, offset));
        });
        first.finish(rows);
        Sample coarse = new Sample();
        Sample fine = new Sample();
        Gaps second = new Gaps(row -> out.writeLong(0));
        source.forEach((row, bytes, offset) -> {
            second.upTo(row);
            out.writeLong(Sketch.second(bytes, offset));
            int hash = hash(bytes, offset);
            if (hash % SAMPLED == 0) {
                (hash % COARSELY == 0 ? coarse : fine).add(row, bytes, offset);
            }
        });
        second.finish(rows);
        writeSamples(coarse, fine, out);
        for (int i = 0; i < looks.count; i++) {
            out.writeInt(looks.rows[i]);
        }
        return new LookLayout(rows, coarse.count + fine.count, coarse.count, looks.count);
    }

    private static void writeSamples(Sample coarse, Sample fine, DataOutput out) throws IOException {
        coarse.writeRows(out);
        fine.writeRows(out);
        if ((coarse.count + fine.count) % 2 == 1) {
            out.writeInt(0);
        }
        coarse.write(coarse.first, out);
        fine.write(fine.first, out);
        coarse.write(coarse.second, out);
        fine.write(fine.second, out);
    }

    long firstWordsAt() {
        return (long) rows * Descriptor.GRADIENTS;
    }

    long secondWordsAt() {
        return firstWordsAt() + (long) rows * Long.BYTES;
    }

    long sampleRowsAt() {
        return secondWordsAt() + (long) rows * Long.BYTES;
    }

    long sampleFirstWordsAt() {
        return sampleRowsAt() + (samples + 1L) / 2 * Long.BYTES;
    }

    long sampleSecondWordsAt() {
        return sampleFirstWordsAt() + (long) samples * Long.BYTES;
    }

    long gapsAt() {
        return sampleSecondWordsAt() + (long) samples * Long.BYTES;
    }

    /** Bytes of all of it. */
    long length() {
        return gapsAt() + (long) gaps * Integer.BYTES;
    }

    /** Whether it can be what {@link #write} returned for something of this length. */
    boolean isPlausible(long length) {
        return rows >= 0 && coarse >= 0 && coarse <= samples && samples <= rows && gaps >= 0 && length == length();
    }

    /** 31 bits. Samples depend on nothing but the looks, so that every cut of an index has the same ones. */
    private static int hash(byte[] looks, int offset) {
        int hash = 0;
        for (int i = 0; i < Descriptor.GRADIENTS; i++) {
            hash = 31 * hash + looks[offset + i];
        }
        // The finalizer of MurmurHash3: the lowest bits of the polynomial depend on the lowest bits of the bytes alone.
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return (hash ^ hash >>> 16) & Integer.MAX_VALUE;
    }

    /** Fills the rows that are left out. */
    private static final class Gaps {
        private final Filler filler;
        private int next;
        private int[] rows = new int[16];
        private int count;

        Gaps(Filler filler) {
            this.filler = filler;
        }

        void upTo(int row) throws IOException {
            finish(row);
            next = row + 1;
        }

        void finish(int end) throws IOException {
            for (; next < end; next++) {
                filler.fill(next);
                rows = ArrayUtil.grow(rows, count + 1);
                rows[count++] = next;
            }
        }
    }

    @FunctionalInterface
    private interface Filler {
        void fill(int row) throws IOException;
    }

    /** Rows with their sketches. */
    private static final class Sample {
        private int[] rows = new int[64];
        private long[] first = new long[64];
        private long[] second = new long[64];
        private int count;

        void add(int row, byte[] looks, int offset) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
                first = Arrays.copyOf(first, 2 * count);
                second = Arrays.copyOf(second, 2 * count);
            }
            rows[count] = row;
            first[count] = Sketch.first(looks, offset);
            second[count++] = Sketch.second(looks, offset);
        }

        void writeRows(DataOutput out) throws IOException {
            for (int i = 0; i < count; i++) {
                out.writeInt(rows[i]);
            }
        }

        void write(long[] words, DataOutput out) throws IOException {
            for (int i = 0; i < count; i++) {
                out.writeLong(words[i]);
            }
        }
    }
}
