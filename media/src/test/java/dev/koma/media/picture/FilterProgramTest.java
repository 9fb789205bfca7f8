package dev.koma.media.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the filter's program as the kernel does, for processors that this machine need not have. */
class FilterProgramTest {
    private static final int SELF = 4711;
    private static final int KERNELS_LONGEST = 4096;

    /** Numbers of calls that a Java machine cannot do without: read, mmap, futex, exit_group, clock_gettime. */
    private static final Map<Processor, List<Integer>> NEEDED = Map.of(
            Processor.X86_64, List.of(0, 9, 202, 231, 228),
            Processor.ARM64, List.of(63, 222, 98, 94, 113));

    @ParameterizedTest
    @EnumSource
    void refusesWhateverIsForbiddenAndAllowsTheRest(Processor processor) {
        for (ForbiddenCall call : ForbiddenCall.values()) {
            if (call.existsOn(processor)) {
                assertEquals(FilterProgram.NOT_PERMITTED, answer(processor, call.numberOn(processor)), call.name());
            }
        }
        for (int number : NEEDED.get(processor)) {
            assertEquals(FilterProgram.ALLOW, answer(processor, number), "call " + number);
        }
        assertEquals(FilterProgram.NOT_KNOWN, answer(processor, 435));
        assertEquals(FilterProgram.NOT_KNOWN, answer(processor, 437));
    }

    @ParameterizedTest
    @EnumSource
    void opensToReadOnly(Processor processor) {
        int cloexec = 0x80000;
        assertEquals(FilterProgram.ALLOW, answer(processor, processor.openat, -100, 1, cloexec));
        for (int writing : new int[] {1, 2, 0x40, 0x200, 0x400}) {
            assertEquals(
                    FilterProgram.NOT_PERMITTED,
                    answer(processor, processor.openat, -100, 1, cloexec | writing),
                    "flag " + writing);
            if (processor.open >= 0) {
                assertEquals(FilterProgram.NOT_PERMITTED, answer(processor, processor.open, 1, writing));
            }
        }
        if (processor.open >= 0) {
            assertEquals(FilterProgram.ALLOW, answer(processor, processor.open, 1, cloexec));
        }
    }

    @ParameterizedTest
    @EnumSource
    void startsThreadsOnlyAndSignalsNobodyElse(Processor processor) {
        int asForkDoes = 0x01200011;
        int asThreadsAreMade = 0x003d0f00;
        assertEquals(FilterProgram.NOT_PERMITTED, answer(processor, processor.clone, asForkDoes));
        assertEquals(FilterProgram.ALLOW, answer(processor, processor.clone, asThreadsAreMade));
        assertEquals(FilterProgram.ALLOW, answer(processor, processor.tgkill, SELF, SELF + 1, 12));
        assertEquals(FilterProgram.NOT_PERMITTED, answer(processor, processor.tgkill, SELF + 1, SELF + 1, 9));
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryCallOfAnotherProcessor(Processor processor) {
        for (int audit : new int[] {0x40000003, 0x40000028, 0xC000003E, 0xC00000B7}) { // i386, arm, x86-64, arm64
            int expected = audit == processor.audit ? FilterProgram.ALLOW : FilterProgram.NOT_PERMITTED;
            int read = NEEDED.get(processor).getFirst();
            assertEquals(expected, run(FilterProgram.of(processor, SELF), audit, read), Integer.toHexString(audit));
        }
    }

    @Test
    void refusesCallsWithShortPointers() {
        assertEquals(FilterProgram.NOT_PERMITTED, answer(Processor.X86_64, 0x40000000));
        assertEquals(FilterProgram.NOT_PERMITTED, answer(Processor.X86_64, 0x40000000 | 9));
    }

    @ParameterizedTest
    @EnumSource
    void isAProgramThatTheKernelTakes(Processor processor) {
        List<FilterProgram.Line> program = FilterProgram.of(processor, SELF);
        assertTrue(program.size() <= KERNELS_LONGEST);
        assertEquals(FilterProgram.RETURN, program.getLast().code());
        for (int i = 0; i < program.size(); i++) {
            FilterProgram.Line line = program.get(i);
            assertTrue(line.ifTrue() < 256 && line.ifNot() < 256);
            assertTrue(i + 1 + Math.max(line.ifTrue(), line.ifNot()) <= program.size());
        }
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of(Processor.X86_64, "/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
                Arguments.of(Processor.ARM64, "/usr/include/asm-generic/unistd.h"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void hasTheNumbersOfTheKernelsHeaders(Processor processor, Path header) throws Exception {
        Assumptions.assumeTrue(Files.exists(header), header + " is not there");
        String defined = Files.readString(header);
        for (ForbiddenCall call : ForbiddenCall.values()) {
            Matcher found = Pattern.compile("#define __NR_" + call.name().toLowerCase(Locale.ROOT) + "\\s+([0-9]+)\\b")
                    .matcher(defined);
            if (found.find()) { // older headers lack newer calls
                assertEquals(Integer.parseInt(found.group(1)), call.numberOn(processor), call.name());
            }
        }
    }

    private static int answer(Processor processor, int number, long... arguments) {
        return run(FilterProgram.of(processor, SELF), processor.audit, number, arguments);
    }

    /** The few instructions of classic BPF that the program has; anything else is a failure. */
    private static int run(List<FilterProgram.Line> program, int audit, int number, long... arguments) {
        int accumulator = 0;
        for (int at = 0; at < program.size(); at++) {
            FilterProgram.Line line = program.get(at);
            boolean yes;
            switch (line.code()) {
                case FilterProgram.LOAD -> {
                    accumulator = word(line.operand(), audit, number, arguments);
                    continue;
                }
                case FilterProgram.RETURN -> {
                    return line.operand();
                }
                case FilterProgram.IF_EQUAL -> yes = accumulator == line.operand();
                case FilterProgram.IF_AT_LEAST -> yes = Integer.compareUnsigned(accumulator, line.operand()) >= 0;
                case FilterProgram.IF_ANY_BIT -> yes = (accumulator & line.operand()) != 0;
                default -> throw new IllegalStateException("instruction " + line);
            }
            at += yes ? line.ifTrue() : line.ifNot();
        }
        throw new IllegalStateException("the program ran out");
    }

    /** {@code struct seccomp_data}: number, processor, instruction pointer, six arguments. */
    private static int word(int offset, int audit, int number, long... arguments) {
        return switch (offset) {
            case FilterProgram.OFFSET_NUMBER -> number;
            case FilterProgram.OFFSET_PROCESSOR -> audit;
            default -> {
                int index = (offset - FilterProgram.OFFSET_ARGUMENTS) / Long.BYTES;
                assertEquals(0, (offset - FilterProgram.OFFSET_ARGUMENTS) % Long.BYTES);
                yield index < arguments.length ? (int) arguments[index] : 0;
            }
        };
    }
}
