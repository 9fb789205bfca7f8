package dev.koma.sceneindex.postings;

import dev.koma.sceneindex.word.Place;
import dev.koma.sceneindex.word.VisualWords;
import java.io.IOException;
import java.util.Iterator;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.FieldsConsumer;
import org.apache.lucene.codecs.NormsProducer;
import org.apache.lucene.index.Fields;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** Writes the files that {@link FeaturePostingsFormat} describes. */
final class FeatureWriter extends FieldsConsumer {
    private static final long MOST_FEATURES = 0xffff_ffffL;

    private final SegmentWriteState state;
    private final IndexOutput features;
    private final IndexOutput documents;
    private final IndexOutput meta;
    private final long bodyAt;
    private final BitOutput bits;
    private final int lowBits;
    private final int highs;
    private final FixedBitSet documentsWithFeatures;

    private int[] words = new int[1024];
    private int[] starts = new int[1024];
    private int wordCount;
    private boolean dense;
    private long featureCount;
    private long pairs;
    private long[] tails = new long[64];

    FeatureWriter(SegmentWriteState state) throws IOException {
        this.state = state;
        lowBits = FeaturePostingsFormat.lowBits(state.segmentInfo.maxDoc());
        highs = FeaturePostingsFormat.highs(state.segmentInfo.maxDoc());
        documentsWithFeatures = new FixedBitSet(state.segmentInfo.maxDoc());
        IndexOutput[] opened = new IndexOutput[3];
        try {
            opened[0] = create(FeaturePostingsFormat.FEATURES);
            opened[1] = create(FeaturePostingsFormat.DOCUMENTS);
            opened[2] = create(FeaturePostingsFormat.META);
        } catch (IOException e) {
            IOUtils.closeWhileHandlingException(opened);
            throw e;
        }
        features = opened[0];
        documents = opened[1];
        meta = opened[2];
        bodyAt = documents.getFilePointer();
        bits = new BitOutput(documents);
    }

    private IndexOutput create(String extension) throws IOException {
        String name = IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, extension);
        IndexOutput out = state.directory.createOutput(name, state.context);
        try {
            CodecUtil.writeIndexHeader(
                    out,
                    FeaturePostingsFormat.NAME + extension,
                    FeaturePostingsFormat.VERSION,
                    state.segmentInfo.getId(),
                    state.segmentSuffix);
            return out;
        } catch (IOException e) {
            IOUtils.closeWhileHandlingException(out);
            throw e;
        }
    }

    @Override
    public void write(Fields fields, @Nullable NormsProducer norms) throws IOException {
        Iterator<String> names = fields.iterator();
        String field = names.hasNext() ? names.next() : "";
        if (names.hasNext()) {
            throw new IllegalArgumentException("features in two fields, " + field + " and " + names.next());
        }
        Terms terms = field.isEmpty() ? null : fields.terms(field);
        if (terms != null) {
            dense = count(terms) >= FeaturePostingsFormat.DENSE;
            write(terms);
        }
        bits.finish(featureCount + (long) numbers() * highs);
        finish(field);
    }

    private static int count(Terms terms) throws IOException {
        TermsEnum all = terms.iterator();
        int count = 0;
        while (all.next() != null) {
            count++;
        }
        return count;
    }

    private int numbers() {
        return dense ? VisualWords.VOCABULARY : wordCount;
    }

    private void write(Terms terms) throws IOException {
        TermsEnum all = terms.iterator();
        PostingsEnum postings = null;
        for (BytesRef term = all.next(); term != null; term = all.next()) {
            if (term.length != Short.BYTES) {
                throw new IllegalArgumentException("a word of " + term.length + " bytes");
            }
            int word = (term.bytes[term.offset] & 0xff) << 8 | term.bytes[term.offset + 1] & 0xff;
            postings = all.postings(postings, PostingsEnum.PAYLOADS);
            write(word, postings);
        }
    }

    private void write(int word, PostingsEnum postings) throws IOException {
        long firstBit = featureCount + (long) (dense ? word : wordCount) * highs;
        int count = 0;
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            documentsWithFeatures.set(doc);
            pairs++;
            for (int left = postings.freq(); left > 0; left--) {
                postings.nextPosition();
                BytesRef payload = postings.getPayload();
                if (payload == null || payload.length != FeaturePayload.BYTES) {
                    throw new IllegalArgumentException("a feature without signature and place");
                }
                features.writeLong(FeaturePayload.signature(payload));
                bits.set(firstBit + count + (doc >>> lowBits));
                tails = ArrayUtil.grow(tails, count + 1);
                tails[count++] = (long) FeaturePayload.place(payload) << lowBits | doc & (1 << lowBits) - 1;
            }
        }
        for (int i = 0; i < count; i++) {
            writeTail(tails[i]);
        }
        if (count > 0) {
            add(word, count);
        }
    }

    private void writeTail(long tail) throws IOException {
        int bytes = lowBits / Byte.SIZE + Place.BYTES;
        for (int i = 0; i < bytes; i++) {
            features.writeByte((byte) (tail >>> Byte.SIZE * i));
        }
    }

    private void add(int word, int count) {
        words = ArrayUtil.grow(words, wordCount + 1);
        starts = ArrayUtil.grow(starts, wordCount + 1);
        words[wordCount] = word;
        starts[wordCount] = (int) featureCount;
        wordCount++;
        featureCount += count;
        if (featureCount > MOST_FEATURES) {
            throw new IllegalStateException(featureCount + " features in one segment");
        }
    }

    private void finish(String field) throws IOException {
        long wordsAt = documents.getFilePointer() - bodyAt;
        if (!dense) {
            for (int i = 0; i < wordCount; i++) {
                documents.writeShort((short) words[i]);
            }
        }
        long startsAt = documents.getFilePointer() - bodyAt;
        if (dense) {
            for (int start : startsOfAllWords()) {
                documents.writeInt(start);
            }
            documents.writeInt((int) featureCount);
        } else {
            for (int i = 0; i < wordCount; i += FeaturePostingsFormat.STRIDE) {
                documents.writeInt(starts[i]);
            }
        }
        meta.writeLong(featureCount);
        meta.writeLong(pairs);
        meta.writeInt(wordCount);
        meta.writeInt(documentsWithFeatures.cardinality());
        meta.writeByte((byte) (dense ? 1 : 0));
        meta.writeLong(wordsAt);
        meta.writeLong(startsAt);
        meta.writeString(field);
        CodecUtil.writeFooter(features);
        CodecUtil.writeFooter(documents);
        CodecUtil.writeFooter(meta);
    }

    private int[] startsOfAllWords() {
        int[] all = new int[VisualWords.VOCABULARY];
        int number = wordCount;
        int start = (int) featureCount;
        for (int word = all.length - 1; word >= 0; word--) {
            if (number > 0 && words[number - 1] == word) {
                number--;
                start = starts[number];
            }
            all[word] = start;
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(features, documents, meta);
    }
}
