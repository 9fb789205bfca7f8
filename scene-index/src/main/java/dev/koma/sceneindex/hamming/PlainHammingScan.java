package dev.koma.sceneindex.hamming;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Word by word. */
final class PlainHammingScan implements HammingScan {
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public void within(MemorySegment words, long at, int count, long word, int limit, Hits hits) {
        for (int i = 0; i < count; i++) {
            if (distance(words, at + ((long) i << 3), word) <= limit) {
                hits.add(i);
            }
        }
    }

    @Override
    public int within(
            MemorySegment first,
            MemorySegment second,
            int from,
            int count,
            long firstWord,
            long secondWord,
            int limit,
            int[] out,
            int offset) {
        int end = offset;
        for (int i = from; i < from + count; i++) {
            long at = (long) i << 3;
            if (distance(first, at, firstWord) + distance(second, at, secondWord) <= limit) {
                out[end++] = i;
            }
        }
        return end - offset;
    }

    @Override
    public void distances(
            MemorySegment first,
            MemorySegment second,
            int from,
            int count,
            long firstWord,
            long secondWord,
            int[] out) {
        for (int i = 0; i < count; i++) {
            long at = (long) (from + i) << 3;
            out[i] = distance(first, at, firstWord) + distance(second, at, secondWord);
        }
    }

    static int distance(MemorySegment words, long at, long word) {
        return Long.bitCount(words.get(WORD, at) ^ word);
    }
}
