package dev.koma.sceneindex.postings;

import dev.koma.sceneindex.hamming.HammingScan;
import dev.koma.sceneindex.hamming.Hits;
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
    private static final int PLACE_BITS = Place.BYTES * Byte.SIZE;
    /** One in about so many features of a word is similar. */
    private static final int HIT_OF = 64;

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
        Hits hits = new Hits(count / HIT_OF);
        SCAN.within(features, at, count, signature, maxDistance, hits);
        long[] tails = tails(hits);
        for (int i = 0; i < tails.length; i++) {
            int index = hits.index(i);
            int document = documents().high(index) << lowBits | low(tails[i]);
            sink.match(document, place(tails[i]), Long.bitCount(signature(index) ^ signature));
        }
    }

    /** One after the other and nothing else, so that the processor waits for many of these far apart places at a time. */
    private long[] tails(Hits hits) {
        long[] tails = new long[hits.count()];
        for (int i = 0; i < tails.length; i++) {
            tails[i] = tail(hits.index(i));
        }
        return tails;
    }

    long signature(int index) {
        return features.get(LONG, at + 8L * index);
    }

    int place(int index) {
        return place(tail(index));
    }

    int document(int index) throws IOException {
        return documents().high(index) << lowBits | low(tail(index));
    }

    private DocumentCursor documents() {
        if (documents == null) {
            throw new IllegalStateException("a word without features");
        }
        return documents;
    }

    /**
     * What is kept of a feature behind the signatures: the low bits of its document and its place, in the highest bytes. Those
     * below are of what comes before, which is there in any case.
     */
    private long tail(int index) {
        int bytes = (lowBits >>> 3) + Place.BYTES;
        return features.get(LONG, at + 8L * count + (long) bytes * (index + 1L) - Long.BYTES);
    }

    private static int place(long tail) {
        return (int) (tail >>> Long.SIZE - PLACE_BITS);
    }

    private int low(long tail) {
        return (int) (tail >>> Long.SIZE - PLACE_BITS - lowBits) & (1 << lowBits) - 1;
    }
}
