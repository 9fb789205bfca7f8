package dev.koma.sceneindex.postings;

import java.io.IOException;
import org.apache.lucene.store.RandomAccessInput;

/** Reads the high bits of the documents of one word's features; goes forward only. */
final class DocumentCursor {
    private final RandomAccessInput bits;
    private final long firstBit;
    /** Where the word of 8 bytes is that is looked at, what is left of it, and how many features come before it. */
    private long position;

    private long word;
    private int before;

    /**
     * @param firstBit where those of the word begin
     */
    DocumentCursor(RandomAccessInput bits, long firstBit) throws IOException {
        this.bits = bits;
        this.firstBit = firstBit;
        position = firstBit >>> 6;
        word = bits.readLong(position << 3) & -1L << firstBit;
    }

    /** The high bits of the document of feature {@code index}, which is not below that of the call before. */
    int high(int index) throws IOException {
        int ones = Long.bitCount(word);
        while (before + ones <= index) {
            before += ones;
            position++;
            word = bits.readLong(position << 3);
            ones = Long.bitCount(word);
        }
        int bit = Long.numberOfTrailingZeros(Long.expand(1L << (index - before), word));
        return (int) ((position << 6) + bit - firstBit) - index;
    }
}
