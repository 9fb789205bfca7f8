package dev.koma.searchapi.episode;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one number, a range of numbers, or two of these that name the same episode.
 *
 * @param episode what it says
 * @param end index of the first token behind it
 */
record Numbering(Episode episode, int end) {
    /** An episode has at most four digits. */
    static final int MOST_DIGITS = 4;

    private static final Set<String> LAST_EPISODE = Set.of("end", "fin", "完", "終", "完結", "最終話");
    private static final Set<String> HALVES = Set.of("a", "b", "c");
    private static final String COUNTERS = "話话集回화章";
    private static final String RANGE = "-~&+–〜";

    /** Reads what begins at an index, or null when that is no free number; a second numbering stands in parentheses. */
    static @Nullable Numbering read(Name name, int index) {
        if (!name.isFreeNumber(index)) {
            return null;
        }
        Numbering first = range(name, index, false);
        if (first == null || !name.at(first.end).isSymbol("(")) {
            return first;
        }
        Numbering second = name.isFreeNumber(first.end + 1) ? range(name, first.end + 1, false) : null;
        if (second == null || !name.at(second.end).isSymbol(")")) {
            return first;
        }
        return either(first, second, second.end + 1);
    }

    /** Reads a number or a range behind a word for "episode", where even a year would be one. */
    static @Nullable Numbering readMarked(Name name, int index) {
        return range(name, index, true);
    }

    static Numbering either(Numbering one, Numbering other, int end) {
        boolean inOrder = start(one.episode).compareTo(start(other.episode)) <= 0;
        return new Numbering(
                inOrder
                        ? new Episode.Either(one.episode, other.episode)
                        : new Episode.Either(other.episode, one.episode),
                end);
    }

    private static BigDecimal start(Episode episode) {
        return switch (episode) {
            case Episode.Single(BigDecimal number) -> number;
            case Episode.Range(BigDecimal first, BigDecimal last) -> first;
            case Episode.Either(Episode smaller, Episode larger) -> start(smaller);
        };
    }

    private static @Nullable Numbering range(Name name, int index, boolean marked) {
        int afterFirst = single(name, index, marked);
        if (afterFirst < 0) {
            return null;
        }
        BigDecimal first = name.number(index);
        int next = secondOfRange(name, afterFirst);
        int afterLast = next < 0 ? -1 : single(name, next, marked);
        if (afterLast < 0 || name.number(next).compareTo(first) <= 0) {
            return new Numbering(new Episode.Single(first), afterFirst);
        }
        Numbering longer = range(name, next, marked);
        BigDecimal last =
                longer != null && longer.episode instanceof Episode.Range more ? more.last() : name.number(next);
        return new Numbering(new Episode.Range(first, last), longer == null ? afterLast : longer.end);
    }

    /** Index behind a number and what may be glued to it, or -1 when it is none. */
    private static int single(Name name, int index, boolean marked) {
        boolean usable = marked ? name.at(index).isNumber() : name.isFreeNumber(index);
        if (!usable || name.digits(index) > MOST_DIGITS) {
            return -1;
        }
        int end = index + 1;
        if (name.text(end).equals("v") && name.at(end + 1).isNumber()) {
            end += 2; // 13v2
        }
        if (name.at(end).isSeparator() && LAST_EPISODE.contains(name.text(end + 1))) {
            end += 2; // 25 END
        } else if (LAST_EPISODE.contains(name.text(end))
                || HALVES.contains(name.text(end))
                || isCounter(name.at(end))) {
            end++;
        }
        return isGlued(name, end) ? -1 : end;
    }

    /** Whether letters or digits follow that neither suffix nor next episode explains. */
    private static boolean isGlued(Name name, int end) {
        return name.at(end).isAlphanumeric()
                && name.at(end - 1).isAlphanumeric()
                && !isNextMarker(name, end)
                && !isCounter(name.at(end - 1));
    }

    static boolean isCounter(Token token) {
        return token.isWord() && COUNTERS.indexOf(token.text().charAt(0)) >= 0;
    }

    /** Index of the number that ends a range, as in 01-02, E01-E02, E01E02, S01E01-S01E02, 1x01-1x02; or -1. */
    private static int secondOfRange(Name name, int index) {
        if (isNextMarker(name, index)) {
            return index + 1;
        }
        if (!name.at(index).isSymbol(RANGE)) {
            return -1;
        }
        int next = index + 1;
        if (name.text(next).equals("s") && name.at(next + 1).isNumber() && isNextMarker(name, next + 2)) {
            return next + 3;
        }
        if (name.at(next).isNumber()
                && name.text(next + 1).equals("x")
                && name.at(next + 2).isNumber()) {
            return next + 2;
        }
        if (isNextMarker(name, next)) {
            return next + 1;
        }
        return name.at(next).isNumber() ? next : -1;
    }

    private static boolean isNextMarker(Name name, int index) {
        return (name.text(index).equals("e") || name.text(index).equals("ep"))
                && name.at(index + 1).isNumber();
    }
}
