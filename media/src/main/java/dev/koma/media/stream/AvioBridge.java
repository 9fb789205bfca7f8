package dev.koma.media.stream;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * FFmpeg's input as calls back to a {@link ByteSource}, so that no name, no protocol and no second file is ever opened.
 * Every read looks at the deadline, which ends any demuxer that reads for ever. JavaCPP's own callbacks are limited to
 * ten at a time in a process; these are not.
 */
final class AvioBridge implements AutoCloseable {
    private static final int BUFFER = 128 * 1024;
    private static final MethodHandle READ =
            method("read", MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class, int.class));
    private static final MethodHandle SEEK =
            method("seek", MethodType.methodType(long.class, MemorySegment.class, long.class, int.class));

    private final ByteSource source;
    private final Deadline deadline;
    private final Arena arena = Arena.ofConfined();
    private final AVIOContext context;
    private long position;
    private @Nullable IOException failure;

    AvioBridge(ByteSource source, Deadline deadline) {
        this.source = source;
        this.deadline = deadline;
        BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER));
        context = avformat.avio_alloc_context(buffer, BUFFER, 0, null, null, null, null);
        MemorySegment fields = MemorySegment.ofAddress(context.address()).reinterpret(Loader.sizeof(AVIOContext.class));
        fields.set(
                ValueLayout.ADDRESS,
                offset("read_packet"),
                stub(READ, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        fields.set(
                ValueLayout.ADDRESS,
                offset("seek"),
                stub(SEEK, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));
        // Allocated without a function to read with, the context believes that its buffer holds the whole input.
        context.buf_end(buffer);
        context.pos(0);
        context.seekable(avformat.AVIO_SEEKABLE_NORMAL);
    }

    AVIOContext context() {
        return context;
    }

    /** The first failure of the source, which FFmpeg only sees as an end. */
    @Nullable IOException failure() {
        return failure;
    }

    @SuppressWarnings("unused") // called by FFmpeg
    private int read(MemorySegment opaque, MemorySegment target, int count) {
        if (deadline.passed()) {
            return avutil.AVERROR_EXIT;
        }
        try {
            int read = source.read(target.reinterpret(count).asByteBuffer(), position);
            if (read <= 0) {
                return avutil.AVERROR_EOF;
            }
            position += read;
            return read;
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            return avutil.AVERROR_EIO();
        }
    }

    @SuppressWarnings("unused") // called by FFmpeg
    private long seek(MemorySegment opaque, long offset, int whence) {
        try {
            long size = source.size();
            if ((whence & avformat.AVSEEK_SIZE) != 0) {
                return size;
            }
            long target = switch (whence & 3) {
                case 0 -> offset;
                case 1 -> position + offset;
                default -> size + offset;
            };
            if (target < 0) {
                return avutil.AVERROR_EINVAL();
            }
            position = target;
            return target;
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            return avutil.AVERROR_EIO();
        }
    }

    @Override
    public void close() {
        // FFmpeg may have replaced the buffer by a larger one.
        BytePointer buffer = context.buffer();
        context.buffer(null);
        avutil.av_free(buffer);
        avformat.avio_context_free(context);
        arena.close();
    }

    private MemorySegment stub(MethodHandle handle, ValueLayout result, ValueLayout second, ValueLayout third) {
        return Linker.nativeLinker()
                .upcallStub(
                        handle.bindTo(this), FunctionDescriptor.of(result, ValueLayout.ADDRESS, second, third), arena);
    }

    private static long offset(String field) {
        return Loader.offsetof(AVIOContext.class, field);
    }

    private static MethodHandle method(String name, MethodType type) {
        try {
            return MethodHandles.lookup().findVirtual(AvioBridge.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
