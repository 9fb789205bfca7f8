package dev.koma.benchmarks.hostile;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Boxes of the ISO base media file format (MP4, MOV, HEIC, AVIF). */
final class Boxes {
    private static final int HEADER = 8;

    private Boxes() {}

    static byte[] box(String type, byte[]... content) {
        byte[] all = Bytes.join(content);
        return Bytes.join(Bytes.int32(HEADER + all.length), Bytes.of(type), all);
    }

    /** A box with a version and flags. */
    static byte[] fullBox(String type, int version, int flags, byte[]... content) {
        return box(type, Bytes.int32((long) version << 24 | flags), Bytes.join(content));
    }

    /** The whole first box of a type, wherever it is nested. */
    static byte[] find(byte[] file, String type) {
        int at = Bytes.find(file, type) - 4;
        if (at < 0) {
            throw new IllegalArgumentException("no " + type);
        }
        return Arrays.copyOfRange(file, at, at + ByteBuffer.wrap(file).getInt(at));
    }

    /** Replaces the first box at a path such as {@code moov/trak/mdia}; the boxes around it get their new size. */
    static byte[] replace(byte[] file, String path, byte[] box) {
        String type = path.substring(0, 4);
        ByteBuffer numbers = ByteBuffer.wrap(file);
        int at = 0;
        while (!new String(file, at + 4, 4, java.nio.charset.StandardCharsets.ISO_8859_1).equals(type)) {
            at += numbers.getInt(at);
        }
        int end = at + numbers.getInt(at);
        byte[] inside = path.length() == 4
                ? box
                : box(type, replace(Arrays.copyOfRange(file, at + HEADER, end), path.substring(5), box));
        return Bytes.join(Arrays.copyOf(file, at), inside, Arrays.copyOfRange(file, end, file.length));
    }

    /** A copy with a 32-bit number changed, so many bytes behind the first occurrence of a box's type. */
    static byte[] withNumber(byte[] file, String type, int behind, long value) {
        byte[] changed = file.clone();
        ByteBuffer.wrap(changed).putInt(Bytes.find(file, type) + 4 + behind, (int) value);
        return changed;
    }
}
