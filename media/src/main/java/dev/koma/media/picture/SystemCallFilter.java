package dev.koma.media.picture;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/**
 * A seccomp filter for all threads of this process: the kernel answers "not permitted" to whatever reaches the network, writes
 * to files, starts programs or touches other processes.
 */
final class SystemCallFilter {
    private static final int SET_MODE_FILTER = 1;
    private static final int ALL_THREADS = 1;
    private static final int LINE_BYTES = 8;
    private static final int HEADER_BYTES = 16;

    private SystemCallFilter() {}

    /** Installs it; false on processors that it is not made for and where the kernel refuses. */
    static boolean install(LinuxCalls linux) {
        Optional<Processor> processor = Processor.named(System.getProperty("os.arch", ""));
        if (processor.isEmpty()) {
            return false;
        }
        int self = Math.toIntExact(ProcessHandle.current().pid());
        List<FilterProgram.Line> program = FilterProgram.of(processor.get(), self);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment code = arena.allocate((long) LINE_BYTES * program.size());
            for (int i = 0; i < program.size(); i++) {
                write(program.get(i), code.asSlice((long) LINE_BYTES * i, LINE_BYTES));
            }
            MemorySegment header = arena.allocate(HEADER_BYTES);
            header.set(JAVA_SHORT_UNALIGNED, 0, (short) program.size());
            header.set(JAVA_LONG_UNALIGNED, 8, code.address());
            return linux.call(processor.get().seccomp, SET_MODE_FILTER, ALL_THREADS, header.address(), 0) == 0;
        }
    }

    private static void write(FilterProgram.Line line, MemorySegment to) {
        to.set(JAVA_SHORT_UNALIGNED, 0, (short) line.code());
        to.set(JAVA_BYTE, 2, (byte) line.ifTrue());
        to.set(JAVA_BYTE, 3, (byte) line.ifNot());
        to.set(JAVA_INT_UNALIGNED, 4, line.operand());
    }
}
