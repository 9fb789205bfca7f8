package dev.koma.searchapi.preview;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Times in links: seconds as a decimal number, exact to a hundredth. */
final class Seconds {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{0,12})?");

    private Seconds() {}

    /** The shortest writing, such as {@code 98.31}, {@code 7.5} or {@code 0}. */
    static String text(long hundredths) {
        BigDecimal seconds = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
        return seconds.toPlainString();
    }

    /** Reads what a link says, or nothing when it is not a plain decimal number; cut to hundredths. */
    static OptionalLong hundredths(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(new BigDecimal(text).movePointRight(2).longValue());
    }
}
