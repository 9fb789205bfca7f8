package dev.koma.media.picture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The few calls of Linux that confine a process; the C library has no functions for most of them. */
final class LinuxCalls {
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int O_PATH = 0x200000;
    private static final int O_CLOEXEC = 0x80000;

    private final Linker linker = Linker.nativeLinker();
    private final MethodHandle systemCall = function(
            "syscall",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    private final MethodHandle open =
            function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
    private final MethodHandle close = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private final MethodHandle control = function(
            "prctl",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));

    private MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
    }

    /** No program started from here on gains rights; without this the kernel takes no filter from a process without rights. */
    boolean giveUpNewPrivileges() {
        return (int) invoke(control, PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L) == 0;
    }

    /** Calls the kernel; negative when it refuses. */
    long call(int number, long a, long b, long c, long d) {
        return (long) invoke(systemCall, (long) number, a, b, c, d);
    }

    /** A descriptor that stands for a file or folder without opening it, negative when there is none. */
    int pathDescriptor(String path, Arena arena) {
        MemorySegment name = arena.allocateFrom(path);
        return (int) invoke(open, name, O_PATH | O_CLOEXEC);
    }

    void close(int descriptor) {
        invoke(close, descriptor);
    }

    @SuppressWarnings("IllegalCatch")
    private static Object invoke(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) { // a downcall declares all of them and throws none
            throw new IllegalStateException(e);
        }
    }
}
