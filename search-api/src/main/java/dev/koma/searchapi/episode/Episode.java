package dev.koma.searchapi.episode;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;

/** Which episode a file holds; JSON is a number, an array of first and last, or a string of two numberings. */
public sealed interface Episode {
    /** The value as JSON shows it: an {@link Integer}, a {@link Double}, a list of two of these, or a {@link String}. */
    @JsonValue
    Object json();

    /** One episode; a special between two may have a fraction, such as 6.5. */
    record Single(BigDecimal number) implements Episode {
        @Override
        public Object json() {
            return Episode.jsonNumber(number);
        }

        @Override
        public String toString() {
            return number.toPlainString();
        }
    }

    /** Several episodes in one file, from the first to the last. */
    record Range(BigDecimal first, BigDecimal last) implements Episode {
        @Override
        public Object json() {
            return List.of(Episode.jsonNumber(first), Episode.jsonNumber(last));
        }

        @Override
        public String toString() {
            return first.toPlainString() + "," + last.toPlainString();
        }
    }

    /** The same episode in two numberings, such as within the season and over all seasons; the smaller comes first. */
    record Either(Episode smaller, Episode larger) implements Episode {
        @Override
        public Object json() {
            return toString();
        }

        @Override
        public String toString() {
            return smaller + "|" + larger;
        }
    }

    private static Object jsonNumber(BigDecimal number) {
        if (number.stripTrailingZeros().scale() <= 0) {
            return number.intValueExact();
        }
        return number.doubleValue();
    }
}
