package dev.koma.sceneindex.nearest;

import dev.koma.sceneindex.descriptor.Descriptor;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The looks of a segment's documents, one after the other. */
public final class LookValues extends BinaryDocValues {
    private final LookTable table;
    private final BytesRef look = new BytesRef(new byte[Descriptor.GRADIENTS]);
    private int document = -1;
    /** The first gap that is not before the document. */
    private int gap;

    LookValues(LookTable table) {
        this.table = table;
        look.length = Descriptor.GRADIENTS;
    }

    /** The table of a segment's looks, whose rows are its documents; null when it has none. */
    public static @Nullable LookTable tableOf(LeafReader segment, String field) throws IOException {
        LookValues values = (LookValues) segment.getBinaryDocValues(field);
        return values == null ? null : values.table;
    }

    @Override
    public int nextDoc() {
        return advance(document + 1);
    }

    @Override
    public int advance(int target) {
        int next = target;
        while (next < table.rows() && !has(next)) {
            next++;
        }
        document = next < table.rows() ? next : NO_MORE_DOCS;
        return document;
    }

    @Override
    public boolean advanceExact(int target) {
        document = target;
        return has(target);
    }

    /** Goes forward only. */
    private boolean has(int row) {
        while (gap < table.gaps() && table.gap(gap) < row) {
            gap++;
        }
        return gap == table.gaps() || table.gap(gap) != row;
    }

    @Override
    public BytesRef binaryValue() {
        table.read(document, look.bytes);
        return look;
    }

    @Override
    public int docID() {
        return document;
    }

    @Override
    public long cost() {
        return (long) table.rows() - table.gaps();
    }
}
