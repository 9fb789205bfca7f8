package dev.koma.media.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the program with which the kernel looks at each system call of a decoder. What is not forbidden is allowed, because a
 * Java machine needs a good many calls, and other ones with each version. Codes and layouts are those of {@code linux/filter.h}
 * and {@code linux/seccomp.h}; both kinds of processor are little-endian, so the low half of an argument comes first.
 */
final class FilterProgram {
    static final int LOAD = 0x20;
    static final int IF_EQUAL = 0x15;
    static final int IF_AT_LEAST = 0x35;
    static final int IF_ANY_BIT = 0x45;
    static final int RETURN = 0x06;

    static final int ALLOW = 0x7FFF0000;
    static final int NOT_PERMITTED = 0x00050000 | 1;
    /** As on an older kernel: the C library then takes the call whose arguments can be looked at. */
    static final int NOT_KNOWN = 0x00050000 | 38;

    static final int OFFSET_NUMBER = 0;
    static final int OFFSET_PROCESSOR = 4;
    static final int OFFSET_ARGUMENTS = 16;

    /** Calls of x86-64 with short pointers have this bit in their number, and would be looked up in vain. */
    private static final int X32 = 0x40000000;

    private static final int CLONE_THREAD = 0x10000;
    /** Write only, read and write, create, truncate, append. */
    private static final int WRITING = 1 | 2 | 0x40 | 0x200 | 0x400;

    /** {@code clone3} and {@code openat2}, which hide their arguments behind a pointer; the same on all processors. */
    private static final List<Integer> UNKNOWN = List.of(435, 437);

    private final List<Line> lines = new ArrayList<>();

    /**
     * One instruction.
     *
     * @param code what to do
     * @param ifTrue how many lines to skip when a question is answered with yes
     * @param ifNot how many otherwise
     * @param operand of 32 bits
     */
    record Line(int code, int ifTrue, int ifNot, int operand) {}

    private FilterProgram() {}

    /** @param self id of the process that is to be filtered, the only one that it may send signals to */
    static List<Line> of(Processor processor, int self) {
        FilterProgram program = new FilterProgram();
        program.line(LOAD, 0, 0, OFFSET_PROCESSOR);
        program.line(IF_EQUAL, 1, 0, processor.audit);
        program.line(RETURN, 0, 0, NOT_PERMITTED);
        program.line(LOAD, 0, 0, OFFSET_NUMBER);
        if (processor == Processor.X86_64) {
            program.answerIf(IF_AT_LEAST, X32, NOT_PERMITTED);
        }
        UNKNOWN.forEach(number -> program.answerIf(IF_EQUAL, number, NOT_KNOWN));
        for (ForbiddenCall call : ForbiddenCall.values()) {
            if (call.existsOn(processor)) {
                program.answerIf(IF_EQUAL, call.numberOn(processor), NOT_PERMITTED);
            }
        }
        if (processor.open >= 0) {
            program.allowOnly(processor.open, 1, IF_ANY_BIT, WRITING, false);
        }
        program.allowOnly(processor.openat, 2, IF_ANY_BIT, WRITING, false);
        program.allowOnly(processor.clone, 0, IF_ANY_BIT, CLONE_THREAD, true);
        program.allowOnly(processor.tgkill, 0, IF_EQUAL, self, true);
        program.line(RETURN, 0, 0, ALLOW);
        return List.copyOf(program.lines);
    }

    /** Allows a call only when a question about one of its arguments has this answer. */
    private void allowOnly(int number, int argument, int question, int operand, boolean answer) {
        line(IF_EQUAL, 0, 4, number);
        line(LOAD, 0, 0, OFFSET_ARGUMENTS + 8 * argument);
        line(question, answer ? 1 : 0, answer ? 0 : 1, operand);
        line(RETURN, 0, 0, NOT_PERMITTED);
        line(RETURN, 0, 0, ALLOW);
    }

    private void answerIf(int question, int operand, int answer) {
        line(question, 0, 1, operand);
        line(RETURN, 0, 0, answer);
    }

    private void line(int code, int ifTrue, int ifNot, int operand) {
        lines.add(new Line(code, ifTrue, ifNot, operand));
    }
}
