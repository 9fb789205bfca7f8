package dev.koma.sceneindex.postings;

import java.io.IOException;
import org.apache.lucene.store.IndexOutput;

/** Writes bits in words of 8 bytes; those that are set are named in ascending order. */
final class BitOutput {
    private final IndexOutput out;
    private long word;
    private long words;

    BitOutput(IndexOutput out) {
        this.out = out;
    }

    void set(long bit) throws IOException {
        advance(bit >>> 6);
        word |= 1L << bit;
    }

    /** Writes what is left, {@code length} bits in all, rounded up to a word. */
    void finish(long length) throws IOException {
        advance((length + Long.SIZE - 1) >>> 6);
    }

    private void advance(long toWord) throws IOException {
        while (words < toWord) {
            out.writeLong(word);
            word = 0;
            words++;
        }
    }
}
