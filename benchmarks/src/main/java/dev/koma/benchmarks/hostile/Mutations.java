package dev.koma.benchmarks.hostile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Damages files in the ways that find bugs in decoders. */
final class Mutations {
    private static final long[] EDGES = {0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffffL, 0x80000000L, 0xffffffffL};
    private static final int MOST_AT_ONCE = 8;

    private Mutations() {}

    /** A damaged copy, the same for the same state of the generator. */
    static byte[] of(byte[] file, RandomGenerator random) {
        byte[] mutated = file.clone();
        int count = 1 + random.nextInt(MOST_AT_ONCE);
        for (int i = 0; i < count && mutated.length > Integer.BYTES; i++) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static byte[] once(byte[] file, RandomGenerator random) {
        int at = place(file, random);
        switch (random.nextInt(7)) {
            case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> file[at] = (byte) random.nextInt(256);
            case 2 -> ByteBuffer.wrap(file).putInt(at, (int) EDGES[random.nextInt(EDGES.length)]);
            case 3 -> ByteBuffer.wrap(file).putShort(at, (short) EDGES[random.nextInt(EDGES.length)]);
            case 4 -> {
                int length = Math.min(1 + random.nextInt(64), file.length - at);
                int from = random.nextInt(file.length - length + 1);
                System.arraycopy(file, from, file, at, length);
            }
            case 5 -> {
                return Arrays.copyOf(file, at + 1);
            }
            default -> {
                int length = Math.min(1 + random.nextInt(64), file.length - at);
                return Bytes.join(Arrays.copyOf(file, at + length), Arrays.copyOfRange(file, at, file.length));
            }
        }
        return file;
    }

    /** Half of the time in the head of the file, where the sizes are. */
    private static int place(byte[] file, RandomGenerator random) {
        int last = file.length - Integer.BYTES;
        return random.nextInt(1 + (random.nextBoolean() ? Math.min(last, 256) : last));
    }
}
