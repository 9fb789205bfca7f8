package dev.koma.sceneindex.nearest;

import java.io.IOException;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * The doc values of one field of looks: each document has one look or none. Lucene finds this class by its name. A segment has one
 * file, {@code .kll}: Lucene's index header, zeros up to a multiple of {@value #ALIGNMENT} bytes, the {@link LookLayout}, whose rows
 * are the documents, then little-endian
 * <pre>
 *  4  D, documents
 *  4  S, looks in the sample
 *  4  C, of those in the coarse one
 *  4  G, documents without a look
 * </pre>
 * and Lucene's footer.
 */
public final class LookValuesFormat extends DocValuesFormat {
    /** The name under which segments remember this format. */
    public static final String NAME = "KomaLooks1";

    static final int VERSION = 0;
    static final String EXTENSION = "kll";
    static final int ALIGNMENT = 64;
    /** Bytes between layout and footer. */
    static final int TAIL = 4 * Integer.BYTES;

    public LookValuesFormat() {
        super(NAME);
    }

    @Override
    public DocValuesConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
        return new LookValuesWriter(state);
    }

    @Override
    public DocValuesProducer fieldsProducer(SegmentReadState state) throws IOException {
        return new LookValuesReader(state);
    }

    static String file(SegmentInfo segment, String suffix) {
        return IndexFileNames.segmentFileName(segment.name, suffix, EXTENSION);
    }
}
