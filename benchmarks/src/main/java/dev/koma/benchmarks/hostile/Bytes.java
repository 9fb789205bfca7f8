package dev.koma.benchmarks.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Files are put together from these. */
final class Bytes {
    private static final int BLOCK = 1 << 16;

    private Bytes() {}

    static byte[] of(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] of(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Big endian. */
    static byte[] int32(long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
        for (long value : values) {
            buffer.putInt((int) value);
        }
        return buffer.array();
    }

    /** Big endian. */
    static byte[] int16(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * values.length);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return buffer.array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] repeated(byte[] part, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(part.length * times);
        for (int i = 0; i < times; i++) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** The first part of a file, in tenths. */
    static byte[] tenths(byte[] file, int tenths) {
        return Arrays.copyOf(file, (int) ((long) file.length * tenths / 10));
    }

    /** Where a text first stands, -1 when it does not. */
    static int find(byte[] file, String latin) {
        byte[] wanted = of(latin);
        for (int at = 0; at + wanted.length <= file.length; at++) {
            if (Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Zeros, deflated as zlib does. */
    static byte[] deflatedZeros(long count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[BLOCK];
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (long left = count; left > 0; left -= zeros.length) {
                deflater.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("memory cannot be written to", e);
        }
        return out.toByteArray();
    }
}
