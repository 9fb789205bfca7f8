package dev.koma.media.stream;

import dev.koma.media.MediaException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes that can be read at any place: a file or memory. FFmpeg sees nothing else of the world. */
public interface ByteSource extends Closeable {
    /** Reads into the buffer from a position on; the answer is the bytes read, or -1 at the end. */
    int read(ByteBuffer target, long position) throws IOException;

    long size() throws IOException;

    /**
     * The bytes of a file.
     *
     * @throws MediaException when there is no such regular file; pipes and devices are never opened
     */
    static ByteSource of(Path file) throws MediaException {
        if (!Files.isRegularFile(file)) {
            throw new MediaException(Files.exists(file) ? "Not a regular file" : "The file does not exist");
        }
        try {
            return new OfFile(FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            throw new MediaException("The file cannot be read", e);
        }
    }

    static ByteSource of(byte[] bytes) {
        return new OfArray(bytes);
    }

    /** A file. */
    record OfFile(FileChannel channel) implements ByteSource {
        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return channel.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record OfArray(byte[] bytes) implements ByteSource {
        @Override
        public int read(ByteBuffer target, long position) {
            if (position >= bytes.length) {
                return -1;
            }
            int count = Math.min(target.remaining(), bytes.length - (int) position);
            target.put(bytes, (int) position, count);
            return count;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void close() {}
    }
}
