package dev.koma.sceneindex.postings;

import java.io.IOException;
import org.apache.lucene.store.RandomAccessInput;
import org.jspecify.annotations.Nullable;

/** The features of one word of one segment, by index; documents are read in ascending order of the index. */
final class FeatureList {
    private final RandomAccessInput features;
    private final long at;
    private final int count;
    private final @Nullable DocumentCursor documents;

    FeatureList(RandomAccessInput features, long at, int count, @Nullable DocumentCursor documents) {
        this.features = features;
        this.at = at;
        this.count = count;
        this.documents = documents;
    }

    int count() {
        return count;
    }

    /** Index of the first feature whose document is not below {@code document}. */
    int first(int document) throws IOException {
        if (documents == null) {
            return 0;
        }
        int index = documents.below(document >>> FeaturePostingsFormat.LOW_BITS);
        while (index < count && document(index) < document) {
            index++;
        }
        return index;
    }

    /** See {@link FeatureTerms#scan}. */
    void scan(long signature, int maxDistance, FeatureSink sink) throws IOException {
        // Nothing but this in the loop, so that it compiles to a handful of instructions.
        RandomAccessInput signatures = features;
        long first = at;
        int end = count;
        for (int i = 0; i < end; i++) {
            int distance = Long.bitCount(signatures.readLong(first + ((long) i << 3)) ^ signature);
            if (distance <= maxDistance) {
                report(i, distance, sink);
            }
        }
    }

    private void report(int index, int distance, FeatureSink sink) throws IOException {
        sink.match(document(index), place(index), distance);
    }

    long signature(int index) throws IOException {
        return features.readLong(at + 8L * index);
    }

    int place(int index) throws IOException {
        return tail(index) >>> FeaturePostingsFormat.LOW_BITS;
    }

    int document(int index) throws IOException {
        if (documents == null) {
            throw new IndexOutOfBoundsException(index);
        }
        int low = tail(index) & (1 << FeaturePostingsFormat.LOW_BITS) - 1;
        return documents.high(index) << FeaturePostingsFormat.LOW_BITS | low;
    }

    private int tail(int index) throws IOException {
        return features.readInt(at + 8L * count + 4L * index);
    }
}
