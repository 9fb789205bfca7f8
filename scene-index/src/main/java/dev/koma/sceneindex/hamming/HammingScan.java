package dev.koma.sceneindex.hamming;

import java.lang.foreign.MemorySegment;

/**
 * Compares patterns of bits that lie one after the other in memory with one pattern, by the number of bits that differ. Patterns
 * are words of 8 bytes, little-endian; those of 128 bits have their first words in one column and their second ones in another.
 * Whether vector instructions do it or plain Java, the results are the same.
 */
public interface HammingScan {
    /** With vector instructions where the JVM was started with their module, otherwise in plain Java. */
    static HammingScan fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? new VectorHammingScan()
                : new PlainHammingScan();
    }

    /**
     * Finds the words within a distance of one.
     *
     * @param words column of words
     * @param at byte in {@code words} at which the first one to look at is
     * @param count how many to look at
     * @param limit largest distance
     * @param hits takes which they are
     */
    void within(MemorySegment words, long at, int count, long word, int limit, Hits hits);

    /**
     * Finds the patterns of 128 bits within a distance of one.
     *
     * @param first column of first words
     * @param second column of second words
     * @param from number of the first pattern to look at
     * @param count how many to look at
     * @param limit largest distance
     * @param out takes the patterns' numbers, ascending
     * @param offset where in {@code out} the first one goes; there is room for {@code count}
     * @return how many there are
     */
    int within(
            MemorySegment first,
            MemorySegment second,
            int from,
            int count,
            long firstWord,
            long secondWord,
            int limit,
            int[] out,
            int offset);

    /**
     * Computes the distances of patterns of 128 bits from one.
     *
     * @param first column of first words
     * @param second column of second words
     * @param from number of the first pattern to look at
     * @param count how many to look at
     * @param out takes the distances; at least {@code count}
     */
    void distances(
            MemorySegment first, MemorySegment second, int from, int count, long firstWord, long secondWord, int[] out);
}
