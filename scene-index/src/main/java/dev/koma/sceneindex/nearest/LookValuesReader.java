package dev.koma.sceneindex.nearest;

import dev.koma.sceneindex.memory.OffHeap;
import java.io.IOException;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** Reads the file that {@link LookValuesFormat} describes. */
final class LookValuesReader extends DocValuesProducer {
    private final IndexInput in;
    private final LookTable table;

    LookValuesReader(SegmentReadState state) throws IOException {
        in = state.directory.openInput(LookValuesFormat.file(state.segmentInfo, state.segmentSuffix), state.context);
        try {
            CodecUtil.checkIndexHeader(
                    in,
                    LookValuesFormat.NAME,
                    LookValuesFormat.VERSION,
                    LookValuesFormat.VERSION,
                    state.segmentInfo.getId(),
                    state.segmentSuffix);
            long headerEnd = in.getFilePointer();
            CodecUtil.retrieveChecksum(in);
            table = readTable(headerEnd, state.segmentInfo.maxDoc());
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(in);
            throw e;
        }
    }

    private LookTable readTable(long headerEnd, int documents) throws IOException {
        long from = Math.ceilDiv(headerEnd, LookValuesFormat.ALIGNMENT) * LookValuesFormat.ALIGNMENT;
        long length = in.length() - CodecUtil.footerLength() - LookValuesFormat.TAIL - from;
        if (length < 0) {
            throw new CorruptIndexException("too short for looks", in);
        }
        in.seek(from + length);
        LookLayout layout = new LookLayout(in.readInt(), in.readInt(), in.readInt(), in.readInt());
        if (layout.rows() != documents || !layout.isPlausible(length)) {
            throw new CorruptIndexException(layout + " in " + length + " bytes", in);
        }
        return new LookTable(layout, OffHeap.of(in, from, length));
    }

    @Override
    public BinaryDocValues getBinary(FieldInfo field) {
        return new LookValues(table);
    }

    @Override
    public NumericDocValues getNumeric(FieldInfo field) {
        throw new UnsupportedOperationException(field.name);
    }

    @Override
    public SortedDocValues getSorted(FieldInfo field) {
        throw new UnsupportedOperationException(field.name);
    }

    @Override
    public SortedNumericDocValues getSortedNumeric(FieldInfo field) {
        throw new UnsupportedOperationException(field.name);
    }

    @Override
    public SortedSetDocValues getSortedSet(FieldInfo field) {
        throw new UnsupportedOperationException(field.name);
    }

    @Override
    public @Nullable DocValuesSkipper getSkipper(FieldInfo field) {
        return null;
    }

    @Override
    public void checkIntegrity() throws IOException {
        CodecUtil.checksumEntireFile(in);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
