package dev.koma.indexbuilder.library;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Tells whether two files have the same content without reading all of it: the SHA-256 over the size (eight bytes, big-endian)
 * and three samples of 1 MiB, from the start, the middle and the end; over the size and the whole file when it is not longer
 * than that. Equal files have equal fingerprints; videos of equal size that differ only between the samples would have too,
 * which no encoder makes.
 */
public final class Fingerprint {
    private static final int SAMPLE = 1 << 20;

    private Fingerprint() {}

    /** Sixty-four lower-case hexadecimal digits. */
    public static String of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            MessageDigest digest = VideoFile.sha256();
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
            if (size <= 3L * SAMPLE) {
                sample(channel, 0, (int) size, digest);
            } else {
                sample(channel, 0, SAMPLE, digest);
                sample(channel, (size - SAMPLE) / 2, SAMPLE, digest);
                sample(channel, size - SAMPLE, SAMPLE, digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private static void sample(FileChannel channel, long from, int length, MessageDigest digest) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        digest.update(buffer.flip());
    }
}
