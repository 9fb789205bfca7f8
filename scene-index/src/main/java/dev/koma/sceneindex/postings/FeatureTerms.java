package dev.koma.sceneindex.postings;

import dev.koma.sceneindex.word.VisualWords;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.RandomAccessInput;
import org.jspecify.annotations.Nullable;

/**
 * The local features of one segment, by visual word. Safe for use by several threads where the index is mapped into memory:
 * nothing is read but by position.
 */
public final class FeatureTerms extends Terms {
    private final FeatureMeta meta;
    private final int allDocuments;
    private final int highs;
    private final MemorySegment features;
    private final RandomAccessInput documents;

    /**
     * @param allDocuments of the segment, with features or without
     * @param features what {@code .kff} holds behind its header
     * @param documents what {@code .kfd} holds behind its header
     */
    FeatureTerms(FeatureMeta meta, int allDocuments, MemorySegment features, RandomAccessInput documents) {
        this.meta = meta;
        this.allDocuments = allDocuments;
        this.highs = FeaturePostingsFormat.highs(allDocuments);
        this.features = features;
        this.documents = documents;
    }

    /** The features of a segment; null when it has none. */
    public static @Nullable FeatureTerms of(LeafReader segment, String field) throws IOException {
        return (FeatureTerms) segment.terms(field);
    }

    /**
     * Hands out the features of a word that are similar to one, ordered by document.
     *
     * @param word 0 to {@link VisualWords#VOCABULARY} - 1
     * @param maxDistance most bits by which signatures may differ, 0 to 64
     */
    public void scan(int word, long signature, int maxDistance, FeatureSink sink) throws IOException {
        int number = number(word);
        if (number < 0) {
            return;
        }
        list(number).scan(signature, maxDistance, sink);
    }

    /** How many features have a word, of deleted documents too. */
    public int frequency(int word) throws IOException {
        int number = number(word);
        return number < 0 ? 0 : (int) (start(number + 1) - start(number));
    }

    /** How many features of the documents that are accepted have a word. */
    public int frequency(int word, IntPredicate accept) throws IOException {
        int number = number(word);
        if (number < 0) {
            return 0;
        }
        FeatureList list = list(number);
        int accepted = 0;
        for (int i = 0; i < list.count(); i++) {
            accepted += accept.test(list.document(i)) ? 1 : 0;
        }
        return accepted;
    }

    /**
     * The features of some documents, each with its words in ascending order.
     *
     * @param from the first document
     * @param to behind the last one
     */
    public List<VisualWords> words(int from, int to) throws IOException {
        List<WordsCollector> collectors =
                Stream.generate(WordsCollector::new).limit(to - from).toList();
        for (int number = 0; number < numbers(); number++) {
            FeatureList list = list(number);
            int word = word(number);
            for (int i = list.first(from); i < list.count() && list.document(i) < to; i++) {
                collectors.get(list.document(i) - from).add(word, list.signature(i), list.place(i));
            }
        }
        return collectors.stream().map(WordsCollector::words).toList();
    }

    FeatureList list(int number) throws IOException {
        long start = start(number);
        int count = (int) (start(number + 1) - start);
        long at = start * FeaturePostingsFormat.featureBytes(allDocuments);
        return new FeatureList(
                features,
                FeaturePostingsFormat.lowBits(allDocuments),
                at,
                count,
                count == 0 ? null : cursor(number, start));
    }

    private DocumentCursor cursor(int number, long start) {
        return new DocumentCursor(documents, start + (long) number * highs);
    }

    /** How many numbers of words there are; in a dense segment some have no features. */
    int numbers() {
        return meta.dense() ? VisualWords.VOCABULARY : meta.words();
    }

    /** The number of a word, or -1 - the number of the next word that has one. */
    int number(int word) throws IOException {
        if (meta.dense()) {
            return word;
        }
        int low = 0;
        int high = meta.words() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = word(middle);
            if (found == word) {
                return middle;
            }
            if (found < word) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }

    int word(int number) throws IOException {
        return meta.dense() ? number : documents.readShort(meta.wordsAt() + 2L * number) & 0xffff;
    }

    private long start(int number) throws IOException {
        if (meta.dense()) {
            return startAt(number);
        }
        if (number == meta.words()) {
            return meta.features();
        }
        int before = number / FeaturePostingsFormat.STRIDE;
        int first = before * FeaturePostingsFormat.STRIDE;
        long start = startAt(before);
        // As many zeros as the words between have high bits of documents.
        return start + cursor(first, start).below((number - first) * highs);
    }

    private long startAt(int entry) throws IOException {
        return Integer.toUnsignedLong(documents.readInt(meta.startsAt() + 4L * entry));
    }

    @Override
    public TermsEnum iterator() {
        return new FeatureTermsEnum(this);
    }

    @Override
    public long size() {
        return meta.words();
    }

    @Override
    public long getSumTotalTermFreq() {
        return meta.features();
    }

    @Override
    public long getSumDocFreq() {
        return meta.pairs();
    }

    @Override
    public int getDocCount() {
        return meta.documents();
    }

    @Override
    public boolean hasFreqs() {
        return true;
    }

    @Override
    public boolean hasOffsets() {
        return false;
    }

    @Override
    public boolean hasPositions() {
        return true;
    }

    @Override
    public boolean hasPayloads() {
        return true;
    }
}
