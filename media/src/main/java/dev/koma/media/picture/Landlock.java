package dev.koma.media.picture;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Landlock, which Linux has had since 5.13: the calling thread, and all threads that it starts later, may open only the files
 * that are named here, and only to read. From 6.7 on they may use no TCP port either, from 6.12 on signal nobody outside.
 * Numbers and layouts are those of {@code linux/landlock.h}; the system calls have the same numbers on all processors.
 */
final class Landlock {
    private static final int CREATE_RULESET = 444;
    private static final int ADD_RULE = 445;
    private static final int RESTRICT_SELF = 446;

    private static final int ASK_FOR_VERSION = 1;
    private static final int RULE_PATH_BENEATH = 1;
    private static final int RULESET_BYTES = 24;
    private static final int PATH_RULE_BYTES = 12;

    private static final long READ_FILE = 1 << 2;
    private static final long READ_DIR = 1 << 3;
    /** Both ways of using TCP: bind and connect. */
    private static final long TCP = 3;
    /** Both scopes: abstract Unix sockets and signals. */
    private static final long SCOPES = 3;

    private Landlock() {}

    /** Restricts this thread; false when the kernel does not know Landlock or has it switched off. */
    static boolean restrict(LinuxCalls linux, List<Path> readable) {
        long version = linux.call(CREATE_RULESET, 0, 0, ASK_FOR_VERSION, 0);
        if (version < 1) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(RULESET_BYTES);
            attributes.set(JAVA_LONG_UNALIGNED, 0, fileAccess(version));
            attributes.set(JAVA_LONG_UNALIGNED, 8, version >= 4 ? TCP : 0);
            attributes.set(JAVA_LONG_UNALIGNED, 16, version >= 6 ? SCOPES : 0);
            int known = version >= 6 ? RULESET_BYTES : version >= 4 ? 16 : 8;
            int ruleset = (int) linux.call(CREATE_RULESET, attributes.address(), known, 0, 0);
            if (ruleset < 0) {
                return false;
            }
            try {
                readable.forEach(path -> allow(linux, ruleset, path, arena));
                return linux.call(RESTRICT_SELF, ruleset, 0, 0, 0) == 0;
            } finally {
                linux.close(ruleset);
            }
        }
    }

    /** All kinds of access to files that a version can take away. */
    private static long fileAccess(long version) {
        int kinds = 13 + (version >= 2 ? 1 : 0) + (version >= 3 ? 1 : 0) + (version >= 5 ? 1 : 0);
        return (1L << kinds) - 1;
    }

    /** A path that cannot be named stays closed, which is the safe side. */
    private static void allow(LinuxCalls linux, int ruleset, Path path, Arena arena) {
        int descriptor = linux.pathDescriptor(path.toString(), arena);
        if (descriptor < 0) {
            return;
        }
        MemorySegment rule = arena.allocate(PATH_RULE_BYTES);
        rule.set(JAVA_LONG_UNALIGNED, 0, Files.isDirectory(path) ? READ_FILE | READ_DIR : READ_FILE);
        rule.set(JAVA_INT_UNALIGNED, 8, descriptor);
        linux.call(ADD_RULE, ruleset, RULE_PATH_BENEATH, rule.address(), 0);
        linux.close(descriptor);
    }
}
