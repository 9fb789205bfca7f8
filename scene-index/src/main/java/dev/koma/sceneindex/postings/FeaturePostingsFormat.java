package dev.koma.sceneindex.postings;

import java.io.IOException;
import org.apache.lucene.codecs.FieldsConsumer;
import org.apache.lucene.codecs.FieldsProducer;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * The postings of one field of local features: terms are visual words, each posting is a feature. Lucene finds this class by
 * its name. All integers are little-endian; each file begins with Lucene's index header and ends with its footer.
 *
 * <p>A segment has N features, W different words, and D documents; {@code H = ceil(D / 256)}. Words are numbered from 0: in a
 * <i>dense</i> segment, by themselves, there are 65 536 numbers; in a <i>sparse</i> one in ascending order, there are W.
 *
 * <p>{@code .kff}, the features, word after word in ascending order. For a word with n features, ordered by document:
 * <pre>
 *   0    8n  signatures
 *  8n    4n  places: bits 8-31 the place, bits 0-7 the lowest bits of the document's number
 * </pre>
 *
 * <p>{@code .kfd}, the documents:
 * <ul>
 *   <li>bits, in words of 8 bytes. Those of word number w begin at bit {@code start(w) + w * H} and are {@code n + H}: bit
 *       {@code i + (document >> 8)} is set for each feature i (the coding of Elias and Fano);
 *   <li>in a sparse segment the words, 2 bytes each;
 *   <li>{@code start(w)}, 4 bytes, how many features come before those of the word: in a dense segment for each number and one more,
 *       in a sparse one, whose lists are short, for each {@value #STRIDE}th number from 0. What is between can be counted in the bits.
 * </ul>
 *
 * <p>{@code .kfm}, what is read when the segment is opened:
 * <pre>
 *  0  8  N
 *  8  8  pairs of word and document
 * 16  4  W
 * 20  4  documents with features
 * 24  1  1 dense, 0 sparse
 * 25  8  where the words are in .kfd, behind its header
 * 33  8  where the starts are
 * 41  -  name of the field, as a string of Lucene
 * </pre>
 */
public final class FeaturePostingsFormat extends PostingsFormat {
    /** The name under which segments remember this format. */
    public static final String NAME = "KomaFeatures1";

    static final int VERSION = 1;
    static final String FEATURES = "kff";
    static final String DOCUMENTS = "kfd";
    static final String META = "kfm";

    /** Bytes of a feature in {@code .kff}. */
    static final int FEATURE_BYTES = Long.BYTES + Integer.BYTES;
    /** Low bits of a document's number that stand beside the place. */
    static final int LOW_BITS = 8;
    /** From this many words on a segment is dense. */
    static final int DENSE = 1 << 15;
    /** In a sparse segment one word in this many says where its features start. */
    static final int STRIDE = 32;

    public FeaturePostingsFormat() {
        super(NAME);
    }

    @Override
    public FieldsConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
        return new FeatureWriter(state);
    }

    @Override
    public FieldsProducer fieldsProducer(SegmentReadState state) throws IOException {
        return new FeatureReader(state);
    }

    /** The {@code H} of the layout: how many values the high bits of a document's number have. */
    static int highs(int documents) {
        return (documents + (1 << LOW_BITS) - 1) >>> LOW_BITS;
    }
}
