package dev.koma.searchapi.preview;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes of a preview a request is for, after RFC 9110, section 14. */
sealed interface ByteRange {
    /** All of them. */
    record Whole() implements ByteRange {}

    /** From the first to the last, both included. */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /** None: the range begins behind the end. */
    record Unsatisfiable() implements ByteRange {}

    /**
     * Reads a {@code Range} header. One that is malformed or of another unit is ignored, as the RFC asks; so are several ranges
     * in one header, as it allows, since no player needs them and their answer costs more than it is worth.
     */
    static ByteRange parse(@Nullable String header, long length) {
        Matcher range = Syntax.ONE_RANGE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return new Whole();
        }
        if (range.group(1).isEmpty()) {
            long suffix = number(range.group(2));
            return suffix == 0 ? new Unsatisfiable() : new Part(Math.max(0, length - suffix), length - 1);
        }
        long first = number(range.group(1));
        long last = range.group(2).isEmpty() ? length - 1 : number(range.group(2));
        if (last < first && !range.group(2).isEmpty()) {
            return new Whole();
        }
        return first >= length ? new Unsatisfiable() : new Part(first, Math.min(last, length - 1));
    }

    private static long number(String digits) {
        // Numbers beyond a long are behind the end of any file.
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    /** How a header with one range is written. */
    final class Syntax {
        private static final Pattern ONE_RANGE =
                Pattern.compile("[ \\t]*[Bb][Yy][Tt][Ee][Ss][ \\t]*=[ \\t]*([0-9]*)-([0-9]*)[ \\t]*");

        private Syntax() {}
    }
}
