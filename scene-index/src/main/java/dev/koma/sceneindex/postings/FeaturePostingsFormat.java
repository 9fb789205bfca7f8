package dev.koma.sceneindex.postings;

import dev.koma.sceneindex.word.Place;
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
 * <p>A segment has N features, W different words, and D documents. The lowest L bits of a document's number are kept apart from the
 * others: 8 bits where there are up to {@value #FEW_DOCUMENTS} documents, 16 where there are more, so that reading the others of a
 * list takes no longer than scanning it. {@code H = ceil(D / 2^L)}. Words are numbered from 0: in a
 * <i>dense</i> segment, by themselves, there are 65 536 numbers; in a <i>sparse</i> one in ascending order, there are W.
 *
 * <p>{@code .kff}, the features, word after word in ascending order. For a word with n features, ordered by document:
 * <pre>
 *   0           8n  signatures
 *  8n  (L/8 + 3) n  for each the lowest bits of the document's number, then 3 bytes the place
 * </pre>
 *
 * <p>{@code .kfd}, the documents:
 * <ul>
 *   <li>bits, in words of 8 bytes. Those of word number w begin at bit {@code start(w) + w * H} and are {@code n + H}: bit
 *       {@code i + (document >> L)} is set for each feature i (the coding of Elias and Fano);
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

    static final int VERSION = 2;
    static final String FEATURES = "kff";
    static final String DOCUMENTS = "kfd";
    static final String META = "kfm";

    /** Up to this many documents 8 of the bits of a document's number stand beside the place, else 16. */
    static final int FEW_DOCUMENTS = 4096;
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

    /** The {@code L} of the layout. */
    static int lowBits(int documents) {
        return documents <= FEW_DOCUMENTS ? Byte.SIZE : Short.SIZE;
    }

    /** Bytes of a feature in {@code .kff}. */
    static int featureBytes(int documents) {
        return Long.BYTES + lowBits(documents) / Byte.SIZE + Place.BYTES;
    }

    /** The {@code H} of the layout: how many values the high bits of a document's number have. */
    static int highs(int documents) {
        return Math.ceilDiv(documents, 1 << lowBits(documents));
    }
}
