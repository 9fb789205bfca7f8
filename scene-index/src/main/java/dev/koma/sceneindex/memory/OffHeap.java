package dev.koma.sceneindex.memory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.MemorySegmentAccessInput;

/** Memory outside of the heap. */
public final class OffHeap {
    private OffHeap() {}

    /**
     * A part of a file: where it is mapped, or a copy where files are not mapped. A mapped one must not be touched after the file
     * is closed.
     *
     * @param in is moved
     * @param from byte of the file at which the part begins
     * @param length of the part, in bytes
     */
    public static MemorySegment of(IndexInput in, long from, long length) throws IOException {
        if (in instanceof MemorySegmentAccessInput mapped) {
            MemorySegment part = mapped.segmentSliceOrNull(from, length);
            if (part != null) {
                return part;
            }
        }
        byte[] bytes = new byte[Math.toIntExact(length)];
        in.seek(from);
        in.readBytes(bytes, 0, bytes.length);
        return copyOf(bytes);
    }

    /** A copy that goes when nothing refers to it any more. */
    public static MemorySegment copyOf(byte[] bytes) {
        MemorySegment copy = Arena.ofAuto().allocate(Math.max(1, bytes.length), Long.BYTES);
        MemorySegment.copy(bytes, 0, copy, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return copy;
    }
}
