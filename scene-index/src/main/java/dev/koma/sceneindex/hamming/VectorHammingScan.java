package dev.koma.sceneindex.hamming;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** With the processor's vector instructions: as many words at a time as they hold. */
final class VectorHammingScan implements HammingScan {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** As many numbers of half the size. */
    private static final VectorSpecies<Integer> HALVES =
            VectorSpecies.of(int.class, VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));

    @Override
    public void within(MemorySegment words, long at, int count, long word, int limit, Hits hits) {
        int whole = SPECIES.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            VectorMask<Long> near = differing(words, at + ((long) i << 3), word).compare(VectorOperators.LE, limit);
            for (long bits = near.toLong(); bits != 0; bits &= bits - 1) {
                hits.add(i + Long.numberOfTrailingZeros(bits));
            }
        }
        for (int i = whole; i < count; i++) {
            if (PlainHammingScan.distance(words, at + ((long) i << 3), word) <= limit) {
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
        int whole = from + SPECIES.loopBound(count);
        for (int i = from; i < whole; i += LANES) {
            long at = (long) i << 3;
            LongVector distance = differing(first, at, firstWord).add(differing(second, at, secondWord));
            VectorMask<Long> near = distance.compare(VectorOperators.LE, limit);
            if (near.anyTrue()) {
                end = put(near, i, out, end);
            }
        }
        for (int i = whole; i < from + count; i++) {
            long at = (long) i << 3;
            if (PlainHammingScan.distance(first, at, firstWord) + PlainHammingScan.distance(second, at, secondWord)
                    <= limit) {
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
        int whole = SPECIES.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            long at = (long) (from + i) << 3;
            LongVector distance = differing(first, at, firstWord).add(differing(second, at, secondWord));
            distance.convertShape(VectorOperators.L2I, HALVES, 0)
                    .reinterpretAsInts()
                    .intoArray(out, i);
        }
        for (int i = whole; i < count; i++) {
            long at = (long) (from + i) << 3;
            out[i] =
                    PlainHammingScan.distance(first, at, firstWord) + PlainHammingScan.distance(second, at, secondWord);
        }
    }

    private static LongVector differing(MemorySegment words, long at, long word) {
        return LongVector.fromMemorySegment(SPECIES, words, at, ByteOrder.LITTLE_ENDIAN)
                .lanewise(VectorOperators.XOR, word)
                .lanewise(VectorOperators.BIT_COUNT);
    }

    private static int put(VectorMask<Long> mask, int first, int[] out, int at) {
        int end = at;
        for (long bits = mask.toLong(); bits != 0; bits &= bits - 1) {
            out[end++] = first + Long.numberOfTrailingZeros(bits);
        }
        return end;
    }
}
