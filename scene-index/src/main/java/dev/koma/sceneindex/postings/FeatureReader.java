package dev.koma.sceneindex.postings;

import dev.koma.sceneindex.memory.OffHeap;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.FieldsProducer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.RandomAccessInput;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** Reads the files that {@link FeaturePostingsFormat} describes. */
final class FeatureReader extends FieldsProducer {
    private final SegmentReadState state;
    private final IndexInput features;
    private final IndexInput documents;
    private final FeatureMeta meta;
    private final FeatureTerms terms;

    FeatureReader(SegmentReadState state) throws IOException {
        this.state = state;
        meta = readMeta();
        IndexInput[] opened = new IndexInput[2];
        try {
            opened[0] = open(FeaturePostingsFormat.FEATURES);
            opened[1] = open(FeaturePostingsFormat.DOCUMENTS);
            terms = new FeatureTerms(
                    meta,
                    state.segmentInfo.maxDoc(),
                    signatures(opened[0]),
                    body(opened[1], FeaturePostingsFormat.DOCUMENTS));
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(opened);
            throw e;
        }
        features = opened[0];
        documents = opened[1];
    }

    private FeatureMeta readMeta() throws IOException {
        try (ChecksumIndexInput in = state.directory.openChecksumInput(name(FeaturePostingsFormat.META))) {
            Throwable failure = null;
            FeatureMeta read = null;
            try {
                checkHeader(in, FeaturePostingsFormat.META);
                read = FeatureMeta.read(in);
            } catch (IOException | RuntimeException e) {
                failure = e;
            }
            // Throws what went wrong, or that the checksum is; what was read is used only when it is right.
            CodecUtil.checkFooter(in, failure);
            if (read == null) {
                throw new IllegalStateException("neither read nor failed");
            }
            return read;
        }
    }

    private IndexInput open(String extension) throws IOException {
        IndexInput in = state.directory.openInput(name(extension), state.context);
        try {
            checkHeader(in, extension);
            CodecUtil.retrieveChecksum(in);
            return in;
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(in);
            throw e;
        }
    }

    /** The features with their places: all that is between header and footer. */
    private MemorySegment signatures(IndexInput in) throws IOException {
        int header = CodecUtil.indexHeaderLength(
                FeaturePostingsFormat.NAME + FeaturePostingsFormat.FEATURES, state.segmentSuffix);
        long length = meta.features() * FeaturePostingsFormat.featureBytes(state.segmentInfo.maxDoc());
        if (in.length() != header + length + CodecUtil.footerLength()) {
            throw new CorruptIndexException("not the length of " + meta.features() + " features", in);
        }
        return OffHeap.of(in, header, length);
    }

    private RandomAccessInput body(IndexInput in, String extension) throws IOException {
        int header = CodecUtil.indexHeaderLength(FeaturePostingsFormat.NAME + extension, state.segmentSuffix);
        return in.randomAccessSlice(header, in.length() - header);
    }

    private String name(String extension) {
        return IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, extension);
    }

    private void checkHeader(IndexInput in, String extension) throws IOException {
        CodecUtil.checkIndexHeader(
                in,
                FeaturePostingsFormat.NAME + extension,
                FeaturePostingsFormat.VERSION,
                FeaturePostingsFormat.VERSION,
                state.segmentInfo.getId(),
                state.segmentSuffix);
    }

    @Override
    public Iterator<String> iterator() {
        return meta.field().isEmpty()
                ? List.<String>of().iterator()
                : List.of(meta.field()).iterator();
    }

    @Override
    public @Nullable Terms terms(String field) {
        return field.equals(meta.field()) ? terms : null;
    }

    @Override
    public int size() {
        return meta.field().isEmpty() ? 0 : 1;
    }

    @Override
    public void checkIntegrity() throws IOException {
        CodecUtil.checksumEntireFile(features);
        CodecUtil.checksumEntireFile(documents);
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(features, documents);
    }
}
