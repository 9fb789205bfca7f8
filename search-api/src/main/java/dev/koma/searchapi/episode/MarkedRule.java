package dev.koma.searchapi.episode;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** S01E02, E03, Ep. 3, Episode 3, #12. */
final class MarkedRule implements Rule {
    private static final Set<String> WORDS = Set.of(
            "ep",
            "eps",
            "episode",
            "episodes",
            "épisode",
            "episodio",
            "capitulo",
            "capítulo",
            "folge",
            "odcinek",
            "серия",
            "эпизод",
            "epi");

    @Override
    public @Nullable Episode find(Name name) {
        for (int i = 0; i < name.size(); i++) {
            int number = numberBehindMarker(name, i);
            Numbering numbering = number < 0 ? null : Numbering.readMarked(name, number);
            if (numbering != null) {
                return numbering.episode();
            }
        }
        return null;
    }

    private static int numberBehindMarker(Name name, int i) {
        if (name.at(i).isSymbol("#") && !name.at(i - 1).isAlphanumeric()) {
            return i + 1;
        }
        if (name.text(i).equals("e") && name.at(i + 1).isNumber()) {
            return !name.at(i - 1).isAlphanumeric() || isSeason(name, i - 1) ? i + 1 : -1;
        }
        if (!WORDS.contains(name.text(i)) || (name.at(i - 1).isAlphanumeric() && !isSeason(name, i - 1))) {
            return -1;
        }
        int number = name.skipSeparators(i + 1);
        return name.at(number).isSymbol("-#:") ? name.skipSeparators(number + 1) : number;
    }

    /** Whether this is the number of S01, at the start of a piece of text. */
    private static boolean isSeason(Name name, int i) {
        return name.at(i).isNumber()
                && name.text(i - 1).equals("s")
                && !name.at(i - 2).isAlphanumeric();
    }
}
