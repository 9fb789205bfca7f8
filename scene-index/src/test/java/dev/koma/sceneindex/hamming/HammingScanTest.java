package dev.koma.sceneindex.hamming;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation does, for numbers of words that do and do not fill vectors. */
final class HammingScanTest {
    private static final int COUNT = 1003;

    private final Random random = new Random(11);
    private final long[] first = random.longs(COUNT + 7).toArray();
    private final long[] second = random.longs(COUNT + 7).toArray();

    static List<HammingScan> scans() {
        return List.of(new PlainHammingScan(), new VectorHammingScan());
    }

    @ParameterizedTest
    @MethodSource("scans")
    void findsTheWordsWithinADistanceWhereverTheyBegin(HammingScan scan) {
        MemorySegment words = Arena.ofAuto().allocate(4 + 8L * first.length);
        MemorySegment.copy(first, 0, words, ValueLayout.JAVA_LONG_UNALIGNED, 4, first.length);
        long word = random.nextLong();
        for (int count : new int[] {0, 1, 7, 8, 9, COUNT}) {
            Hits hits = new Hits(0);
            scan.within(words, 4 + 8 * 3, count, word, 28, hits);
            assertArrayEquals(
                    IntStream.range(0, count)
                            .filter(i -> Long.bitCount(first[3 + i] ^ word) <= 28)
                            .toArray(),
                    IntStream.range(0, hits.count()).map(hits::index).toArray());
        }
    }

    @ParameterizedTest
    @MethodSource("scans")
    void findsThePatternsOf128BitsWithinADistance(HammingScan scan) {
        long a = random.nextLong();
        long b = random.nextLong();
        for (int limit : new int[] {0, 40, 58, 64, 128}) {
            int[] out = new int[5 + COUNT];
            int found = scan.within(column(first), column(second), 5, COUNT, a, b, limit, out, 5);
            assertArrayEquals(
                    IntStream.range(5, 5 + COUNT)
                            .filter(i -> distance(i, a, b) <= limit)
                            .toArray(),
                    Arrays.copyOfRange(out, 5, 5 + found));
        }
    }

    @ParameterizedTest
    @MethodSource("scans")
    void computesTheDistancesOf128Bits(HammingScan scan) {
        long a = random.nextLong();
        long b = random.nextLong();
        int[] out = new int[COUNT];
        scan.distances(column(first), column(second), 6, COUNT, a, b, out);
        assertArrayEquals(
                IntStream.range(6, 6 + COUNT).map(i -> distance(i, a, b)).toArray(), out);
    }

    private int distance(int index, long a, long b) {
        return Long.bitCount(first[index] ^ a) + Long.bitCount(second[index] ^ b);
    }

    private static MemorySegment column(long[] words) {
        MemorySegment column = Arena.ofAuto().allocate(8L * words.length, 8);
        MemorySegment.copy(words, 0, column, ValueLayout.JAVA_LONG, 0, words.length);
        return column;
    }
}
