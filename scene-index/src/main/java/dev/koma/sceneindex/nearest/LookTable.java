package dev.koma.sceneindex.nearest;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.memory.OffHeap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.apache.lucene.store.ByteBuffersDataOutput;

/**
 * The looks of one part of an index with their {@linkplain Sketch sketches}, laid out for scanning as {@link LookLayout} says:
 * off the heap, usually a mapped file. Immutable, so safe for use by several threads.
 */
public final class LookTable {
    private static final ValueLayout.OfInt ROW = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final LookLayout layout;
    private final MemorySegment looks;
    private final MemorySegment first;
    private final MemorySegment second;
    private final MemorySegment sampleRows;
    private final MemorySegment sampleFirst;
    private final MemorySegment sampleSecond;
    private final MemorySegment gaps;

    LookTable(LookLayout layout, MemorySegment body) {
        this.layout = layout;
        looks = slice(body, 0, layout.firstWordsAt());
        first = slice(body, layout.firstWordsAt(), layout.secondWordsAt());
        second = slice(body, layout.secondWordsAt(), layout.sampleRowsAt());
        sampleRows = slice(body, layout.sampleRowsAt(), layout.sampleFirstWordsAt());
        sampleFirst = slice(body, layout.sampleFirstWordsAt(), layout.sampleSecondWordsAt());
        sampleSecond = slice(body, layout.sampleSecondWordsAt(), layout.gapsAt());
        gaps = slice(body, layout.gapsAt(), layout.length());
    }

    private static MemorySegment slice(MemorySegment body, long from, long to) {
        return body.asSlice(from, to - from);
    }

    /**
     * Makes a table of {@code looks} that is not in a file.
     *
     * @param looks {@link Descriptor#GRADIENTS} bytes a row, row after row
     */
    public static LookTable of(byte[] looks) {
        int rows = looks.length / Descriptor.GRADIENTS;
        if (rows * Descriptor.GRADIENTS != looks.length) {
            throw new IllegalArgumentException(looks.length + " bytes of looks");
        }
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        LookLayout layout;
        try {
            layout = LookLayout.write(
                    rows,
                    sink -> {
                        for (int row = 0; row < rows; row++) {
                            sink.look(row, looks, row * Descriptor.GRADIENTS);
                        }
                    },
                    out);
        } catch (IOException e) {
            // It is memory that is written to.
            throw new UncheckedIOException(e);
        }
        return new LookTable(layout, OffHeap.copyOf(out.toArrayCopy()));
    }

    /** Number of rows. */
    public int rows() {
        return layout.rows();
    }

    /** Column of the first words of the sketches. */
    MemorySegment first() {
        return first;
    }

    /** Column of the second words. */
    MemorySegment second() {
        return second;
    }

    /** Number of looks in the sample. */
    int samples() {
        return layout.samples();
    }

    /** Number of those that are in the coarse sample too, which are the first ones. */
    int coarseSamples() {
        return layout.coarse();
    }

    MemorySegment sampleFirst() {
        return sampleFirst;
    }

    MemorySegment sampleSecond() {
        return sampleSecond;
    }

    int sampleRow(int index) {
        return sampleRows.get(ROW, (long) index * Integer.BYTES);
    }

    /** Number of rows without a look. */
    int gaps() {
        return layout.gaps();
    }

    int gap(int index) {
        return gaps.get(ROW, (long) index * Integer.BYTES);
    }

    /** Copies a row's look; zeros when it has none. */
    public void read(int row, byte[] to) {
        MemorySegment.copy(
                looks, ValueLayout.JAVA_BYTE, (long) row * Descriptor.GRADIENTS, to, 0, Descriptor.GRADIENTS);
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
            out[i] = looks.get(ValueLayout.JAVA_BYTE, (long) rows[i] * Descriptor.GRADIENTS);
        }
        byte[] row = new byte[Descriptor.GRADIENTS];
        for (int i = 0; i < count; i++) {
            read(rows[i], row);
            out[i] = Descriptor.gradientDistance(look, row);
        }
    }
}
