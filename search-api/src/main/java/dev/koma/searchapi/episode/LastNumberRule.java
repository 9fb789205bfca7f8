package dev.koma.searchapi.episode;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** "Title 05", "Title.05.720p", "Title-05": a number behind the title, with nothing but tags behind it. */
final class LastNumberRule implements Rule {
    /** With one of these and no number of its own, the file is an extra, and a number belongs to the title. */
    private static final Set<String> EXTRAS = Set.of(
            "special",
            "specials",
            "ova",
            "oad",
            "ona",
            "sp",
            "menu",
            "cm",
            "pv",
            "ncop",
            "nced",
            "op",
            "ed",
            "preview",
            "trailer",
            "teaser",
            "movie",
            "film",
            "creditless",
            "予告",
            "劇場版",
            "映画",
            "vol",
            "volume");

    @Override
    public @Nullable Episode find(Name name) {
        boolean isFilm = false;
        int found = -1;
        for (int i = 0; i < name.size(); i++) {
            boolean isBracketed = name.isBracketed(i);
            if (!isBracketed && EXTRAS.contains(name.text(i))) {
                return null;
            }
            isFilm |= isYearInParentheses(name, i);
            boolean isCandidate = !isBracketed && name.isFreeNumber(i) && isApart(name, i) && i > 0;
            if (isCandidate && (found < 0 || !name.hasLeadingZero(found))) {
                found = i;
            }
        }
        Numbering numbering = found < 0 ? null : Numbering.read(name, found);
        if (numbering == null || (!name.hasLeadingZero(found) && (isFilm || !name.isEnd(numbering.end())))) {
            return null;
        }
        return numbering.episode();
    }

    /** Films are named "Title 2 (2010)". */
    private static boolean isYearInParentheses(Name name, int i) {
        return name.at(i).isSymbol("(") && name.close(i) == i + 2 && name.digits(i + 1) == 4 && name.isNoise(i + 1);
    }

    private static boolean isApart(Name name, int i) {
        Token before = name.at(i - 1);
        boolean isBehindDash = before.isSymbol("-–—") && !name.at(i - 2).isNumber();
        return before.isSeparator() || isBehindDash || before.isSymbol("])】」』!?'~");
    }
}
