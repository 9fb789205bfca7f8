package dev.koma.media.picture;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A seccomp filter for all threads of this process: the kernel answers "not permitted" to whatever reaches the network, writes
 * to files, starts programs or touches other processes. It lists what is forbidden, not what is allowed, because a Java machine
 * needs a good many calls, and other ones with each version.
 *
 * <p>For x86-64 only: call numbers differ between processors, and these were tried. Layouts are those of {@code linux/filter.h}
 * and {@code linux/seccomp.h}, numbers those of {@code asm/unistd_64.h}.
 */
final class SystemCallFilter {
    private static final int SECCOMP = 317;
    private static final int SET_MODE_FILTER = 1;
    private static final int ALL_THREADS = 1;

    private static final int X86_64 = 0xC000003E;
    private static final int X32 = 0x40000000;

    private static final int OFFSET_NUMBER = 0;
    private static final int OFFSET_PROCESSOR = 4;
    private static final int OFFSET_ARGUMENTS = 16;

    private static final int LOAD = 0x20;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    private static final int ALLOW = 0x7FFF0000;
    private static final int NOT_PERMITTED = 0x00050000 | 1;
    /** As on an older kernel: the C library then takes the call whose arguments can be looked at. */
    private static final int NOT_KNOWN = 0x00050000 | 38;

    private static final int OPEN = 2;
    private static final int OPENAT = 257;
    private static final int CLONE = 56;
    private static final int CLONE_THREAD = 0x10000;
    /** Write only, read and write, create, truncate, append. */
    private static final int WRITING = 1 | 2 | 0x40 | 0x200 | 0x400;

    /** {@code clone3} and {@code openat2} hide their arguments behind a pointer. */
    private static final int[] UNKNOWN = {435, 437};

    private static final int[] FORBIDDEN = {
        // socket to listen, socketpair, accept4, sendmmsg; also the kernel's other way to do all of that, io_uring
        41,
        42,
        43,
        44,
        46,
        49,
        50,
        53,
        288,
        307,
        425,
        426,
        427,
        // fork, vfork, execve, execveat, kill, the rt_ and tk forms to others, pidfd_send_signal, pidfd_open,
        // pidfd_getfd
        57,
        58,
        59,
        322,
        62,
        129,
        424,
        434,
        438,
        // ptrace, process_vm_readv and writev, kcmp
        101,
        310,
        311,
        312,
        // creat, rename, mkdir, rmdir, link, unlink, symlink, chmod, chown, truncate, mknod, utime, xattr
        85,
        82,
        83,
        84,
        86,
        87,
        88,
        90,
        92,
        94,
        76,
        133,
        132,
        188,
        189,
        197,
        198,
        // the same by descriptor: mkdirat, mknodat, fchownat, unlinkat, renameat, linkat, symlinkat, fchmodat,
        // renameat2
        258,
        259,
        260,
        263,
        264,
        265,
        266,
        268,
        316,
        280,
        452,
        // chroot, mount, umount, pivot_root, setns, unshare, open_tree to mount_setattr, file handles
        161,
        165,
        166,
        155,
        308,
        272,
        428,
        429,
        430,
        431,
        432,
        433,
        442,
        303,
        304,
        // modules, kexec, bpf, perf events, userfaultfd, keys, memfd, setrlimit, setuid and its kind, reboot, swap,
        // clock
        175,
        313,
        176,
        246,
        320,
        321,
        298,
        323,
        248,
        249,
        250,
        319,
        160,
        105,
        106,
        113,
        114,
        117,
        119,
        169,
        167,
        168,
        164,
        227
    };

    private SystemCallFilter() {}

    /** Installs it; false on other processors and where the kernel refuses. */
    static boolean install(LinuxCalls linux) {
        String processor = System.getProperty("os.arch", "");
        if (!processor.equals("amd64") && !processor.equals("x86_64")) {
            return false;
        }
        List<long[]> program = program();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment code = arena.allocate(8L * program.size());
            for (int i = 0; i < program.size(); i++) {
                long[] line = program.get(i);
                code.set(JAVA_SHORT_UNALIGNED, 8L * i, (short) line[0]);
                code.set(JAVA_BYTE, 8L * i + 2, (byte) line[1]);
                code.set(JAVA_BYTE, 8L * i + 3, (byte) line[2]);
                code.set(JAVA_INT_UNALIGNED, 8L * i + 4, (int) line[3]);
            }
            MemorySegment header = arena.allocate(16);
            header.set(JAVA_SHORT_UNALIGNED, 0, (short) program.size());
            header.set(JAVA_LONG_UNALIGNED, 8, code.address());
            return linux.call(SECCOMP, SET_MODE_FILTER, ALL_THREADS, header.address(), 0) == 0;
        }
    }

    /** Lines of code, how many lines to skip if true and if not, operand. */
    private static List<long[]> program() {
        List<long[]> program = new ArrayList<>();
        program.add(line(LOAD, 0, 0, OFFSET_PROCESSOR));
        answerUnless(program, IF_EQUAL, X86_64, NOT_PERMITTED);
        program.add(line(LOAD, 0, 0, OFFSET_NUMBER));
        answerIf(program, IF_AT_LEAST, X32, NOT_PERMITTED);
        for (int number : UNKNOWN) {
            answerIf(program, IF_EQUAL, number, NOT_KNOWN);
        }
        for (int number : FORBIDDEN) {
            answerIf(program, IF_EQUAL, number, NOT_PERMITTED);
        }
        byArgument(program, OPEN, 1, WRITING, true);
        byArgument(program, OPENAT, 2, WRITING, true);
        byArgument(program, CLONE, 0, CLONE_THREAD, false);
        program.add(line(RETURN, 0, 0, ALLOW));
        return program;
    }

    /** Forbids a call whose argument has one of the bits, or has none of them. */
    private static void byArgument(List<long[]> program, int number, int argument, int bits, boolean forbiddenWith) {
        program.add(line(IF_EQUAL, 0, 4, number));
        program.add(line(LOAD, 0, 0, OFFSET_ARGUMENTS + 8L * argument));
        program.add(line(IF_ANY_BIT, forbiddenWith ? 0 : 1, forbiddenWith ? 1 : 0, bits));
        program.add(line(RETURN, 0, 0, NOT_PERMITTED));
        program.add(line(RETURN, 0, 0, ALLOW));
    }

    private static void answerIf(List<long[]> program, int question, long operand, int answer) {
        program.add(line(question, 0, 1, operand));
        program.add(line(RETURN, 0, 0, answer));
    }

    private static void answerUnless(List<long[]> program, int question, long operand, int answer) {
        program.add(line(question, 1, 0, operand));
        program.add(line(RETURN, 0, 0, answer));
    }

    private static long[] line(int code, int ifTrue, int ifNot, long operand) {
        return new long[] {code, ifTrue, ifNot, operand};
    }
}
