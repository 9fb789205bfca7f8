package dev.koma.sceneindex.postings;

import dev.koma.sceneindex.hamming.HammingScan;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The features of one word of one segment, by index; documents are read in ascending order of the index. */
final class FeatureList {
    private static final HammingScan SCAN = HammingScan.fastest();
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment features;
    private final long at;
    private final int count;
    private final @Nullable DocumentCursor documents;

    FeatureList(MemorySegment features, long at, int count, @Nullable DocumentCursor documents) {
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
        SCAN.within(features, at, count, signature, maxDistance, index -> {
            int tail = tail(index);
            int place = tail >>> FeaturePostingsFormat.LOW_BITS;
            sink.match(document(index, tail), place, Long.bitCount(signature(index) ^ signature));
        });
    }

    long signature(int index) {
        return features.get(LONG, at + 8L * index);
    }

    int place(int index) {
        return tail(index) >>> FeaturePostingsFormat.LOW_BITS;
    }

    int document(int index) throws IOException {
        return document(index, tail(index));
    }

    private int document(int index, int tail) throws IOException {
        if (documents == null) {
            throw new IndexOutOfBoundsException(index);
        }
        int low = tail & (1 << FeaturePostingsFormat.LOW_BITS) - 1;
        return documents.high(index) << FeaturePostingsFormat.LOW_BITS | low;
    }

    private int tail(int index) {
        return features.get(INT, at + 8L * count + 4L * index);
    }
}
