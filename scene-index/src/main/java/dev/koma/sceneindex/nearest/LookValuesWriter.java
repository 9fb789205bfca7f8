package dev.koma.sceneindex.nearest;

import dev.koma.sceneindex.descriptor.Descriptor;
import java.io.IOException;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;

/** Writes the file that {@link LookValuesFormat} describes. */
final class LookValuesWriter extends DocValuesConsumer {
    private final IndexOutput out;
    private final int documents;
    private boolean written;

    LookValuesWriter(SegmentWriteState state) throws IOException {
        documents = state.segmentInfo.maxDoc();
        out = state.directory.createOutput(
                LookValuesFormat.file(state.segmentInfo, state.segmentSuffix), state.context);
        try {
            CodecUtil.writeIndexHeader(
                    out,
                    LookValuesFormat.NAME,
                    LookValuesFormat.VERSION,
                    state.segmentInfo.getId(),
                    state.segmentSuffix);
            out.alignFilePointer(LookValuesFormat.ALIGNMENT);
        } catch (IOException e) {
            IOUtils.closeWhileHandlingException(out);
            throw e;
        }
    }

    @Override
    public void addBinaryField(FieldInfo field, DocValuesProducer values) throws IOException {
        if (written) {
            throw new IllegalArgumentException("looks in a second field, " + field.name);
        }
        written = true;
        LookLayout layout = LookLayout.write(documents, sink -> forEach(values.getBinary(field), sink), out);
        out.writeInt(layout.rows());
        out.writeInt(layout.samples());
        out.writeInt(layout.coarse());
        out.writeInt(layout.gaps());
        CodecUtil.writeFooter(out);
    }

    private static void forEach(BinaryDocValues values, LookLayout.Sink sink) throws IOException {
        for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
            BytesRef look = values.binaryValue();
            if (look.length != Descriptor.GRADIENTS) {
                throw new IllegalArgumentException("a look of " + look.length + " bytes");
            }
            sink.look(doc, look.bytes, look.offset);
        }
    }

    @Override
    public void addNumericField(FieldInfo field, DocValuesProducer values) {
        throw new UnsupportedOperationException(field.name);
    }

    @Override
    public void addSortedField(FieldInfo field, DocValuesProducer values) {
        throw new UnsupportedOperationException(field.name);
    }

    @Override
    public void addSortedNumericField(FieldInfo field, DocValuesProducer values) {
        throw new UnsupportedOperationException(field.name);
    }

    @Override
    public void addSortedSetField(FieldInfo field, DocValuesProducer values) {
        throw new UnsupportedOperationException(field.name);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
