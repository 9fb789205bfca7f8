package dev.koma.sceneindex.postings;

import dev.koma.sceneindex.hamming.HammingScan;
import dev.koma.sceneindex.word.Place;
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

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment features;
    private final int lowBits;
    private final long at;
    private final int count;
    private final @Nullable DocumentCursor documents;

    FeatureList(MemorySegment features, int lowBits, long at, int count, @Nullable DocumentCursor documents) {
        this.features = features;
        this.lowBits = lowBits;
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
        int index = documents.below(document >>> lowBits);
        while (index < count && document(index) < document) {
            index++;
        }
        return index;
    }

    /** See {@link FeatureTerms#scan}. */
    void scan(long signature, int maxDistance, FeatureSink sink) throws IOException {
        SCAN.within(features, at, count, signature, maxDistance, index -> {
            sink.match(document(index), place(index), Long.bitCount(signature(index) ^ signature));
        });
    }

    long signature(int index) {
        return features.get(LONG, at + 8L * index);
    }

    int place(int index) {
        // With the byte before it: that is there in any case.
        return features.get(INT, tail(index) + (lowBits >>> 3) - 1) >>> Byte.SIZE;
    }

    int document(int index) throws IOException {
        if (documents == null) {
            throw new IndexOutOfBoundsException(index);
        }
        int low = lowBits == Byte.SIZE
                ? features.get(ValueLayout.JAVA_BYTE, tail(index)) & 0xff
                : features.get(SHORT, tail(index)) & 0xffff;
        return documents.high(index) << lowBits | low;
    }

    private long tail(int index) {
        return at + 8L * count + (long) ((lowBits >>> 3) + Place.BYTES) * index;
    }
}
