package dev.koma.media.niceness;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ThreadFactory;

/**
 * How readily a thread gives way to others when all processors are busy, as POSIX means it: in steps from the niceness of the
 * process, of which one is about a fifth less of a processor. What such a thread starts, threads and processes, is as nice.
 *
 * <p>Without this whoever answers within a millisecond, such as an event loop that refuses what is too much, waits for whoever
 * works for many: Linux lets a thread work for about 3 ms before another has its turn. Only Linux counts niceness by thread;
 * on other systems nothing changes.
 */
public enum Niceness {
    /** Work that somebody waits for and that fills a processor for milliseconds to seconds: searches, pictures, clips. */
    SEARCHING(5),
    /** Work that takes minutes to days and for which nobody waits. */
    INDEXING(10);

    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;

    private final int steps;

    Niceness(int steps) {
        this.steps = steps;
    }

    /** Threads of a factory that are as nice as this from their first moment. */
    public ThreadFactory threads(ThreadFactory factory) {
        return work -> factory.newThread(() -> {
            set();
            work.run();
        });
    }

    private void set() {
        if (System.getProperty("os.name", "").equals("Linux")) {
            Calls.setNiceness(Math.min(19, Calls.nicenessOfProcess() + steps));
        }
    }

    /** Apart, as the functions are looked up when this is loaded. */
    private static final class Calls {
        private static final MethodHandle GET =
                function("getpriority", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        private static final MethodHandle SET =
                function("setpriority", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

        private static MethodHandle function(String name, FunctionDescriptor type) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
        }

        /** That of its first thread, which nothing here changes. */
        static int nicenessOfProcess() {
            return (int) invoke(GET, PRIO_PROCESS, (int) ProcessHandle.current().pid());
        }

        /** Where the kernel refuses, the thread stays as it is and does its work all the same. */
        static void setNiceness(int niceness) {
            invoke(SET, PRIO_PROCESS, CALLING_THREAD, niceness);
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
}
