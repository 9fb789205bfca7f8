package dev.koma.indexbuilder.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory or disk, written as {@code 512}, {@code 64K}, {@code 10M}, {@code 2G} or {@code 10MiB}: powers of 1024. */
public record ByteSize(long bytes) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,15})\\s*([KMGT]?)(I?B)?");

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("size " + bytes);
        }
    }

    /**
     * Reads a size.
     *
     * @throws IllegalArgumentException when it is not written as above
     */
    public static ByteSize parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a size such as 10M, got \"" + written + "\"");
        }
        int power = "KMGT".indexOf(matcher.group(2)) + 1;
        long unit = matcher.group(2).isEmpty() ? 1 : 1L << (10 * power);
        try {
            return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("\"" + written + "\" is too large", e);
        }
    }
}
