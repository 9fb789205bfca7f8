package dev.koma.sceneindex.postings;

import java.io.IOException;
import org.apache.lucene.store.RandomAccessInput;

/** Reads the high bits of the documents of one word's features; goes forward only. */
final class DocumentCursor {
    private final RandomAccessInput bits;
    private final long firstBit;
    /** Where the word of 8 bytes is that is looked at, -1 before the first; what is left of it, how many features come before it. */
    private long position = -1;

    private long word;
    private int before;

    /**
     * @param firstBit where those of the word begin
     */
    DocumentCursor(RandomAccessInput bits, long firstBit) {
        this.bits = bits;
        this.firstBit = firstBit;
    }

    /** How many features' documents have lower high bits than {@code high}; may be called at any time. */
    int below(int high) throws IOException {
        if (high == 0) {
            return 0;
        }
        // Before the features with these high bits there are as many zeros.
        long at = firstBit >>> 6;
        long zeros = ~bits.readLong(at << 3) & -1L << firstBit;
        int left = high - 1;
        while (Long.bitCount(zeros) <= left) {
            left -= Long.bitCount(zeros);
            at++;
            zeros = ~bits.readLong(at << 3);
        }
        return (int) ((at << 6) + select(zeros, left) - firstBit) + 1 - high;
    }

    private static int select(long word, int index) {
        return Long.numberOfTrailingZeros(Long.expand(1L << index, word));
    }

    /** The high bits of the document of feature {@code index}, which is not below that of the call before. */
    int high(int index) throws IOException {
        if (position < 0) {
            position = firstBit >>> 6;
            word = bits.readLong(position << 3) & -1L << firstBit;
        }
        int ones = Long.bitCount(word);
        while (before + ones <= index) {
            before += ones;
            position++;
            word = bits.readLong(position << 3);
            ones = Long.bitCount(word);
        }
        int bit = select(word, index - before);
        return (int) ((position << 6) + bit - firstBit) - index;
    }
}
