package dev.koma.searchapi.episode;

import org.jspecify.annotations.Nullable;

/** [04], 【04】, 「04」, [04END], [01-13], and two numberings as in [01_13] and [13 S2-01]. */
final class BracketRule implements Rule {
    @Override
    public @Nullable Episode find(Name name) {
        Episode first = null;
        for (int i = 0; i < name.size(); i++) {
            if (name.close(i) < 0 || name.at(i).isSymbol("(")) {
                continue;
            }
            Numbering numbering = inside(name, name.skipSeparators(i + 1));
            if (numbering != null && name.skipSeparators(numbering.end()) == name.close(i)) {
                // A single digit is more likely the season: [Title][2][04].
                if (name.digits(name.skipSeparators(i + 1)) > 1) {
                    return numbering.episode();
                }
                first = first == null ? numbering.episode() : first;
            }
        }
        return first;
    }

    private static @Nullable Numbering inside(Name name, int index) {
        Numbering one = Numbering.read(name, index);
        if (one == null) {
            return null;
        }
        int next = name.skipSeparators(one.end());
        int second = -1;
        if (name.at(one.end()).isSymbol("_")) {
            second = one.end() + 1;
        } else if (name.text(next).equals("s")
                && name.at(next + 1).isNumber()
                && name.at(next + 2).isSymbol("-")) {
            second = next + 3;
        }
        Numbering other = second < 0 ? null : Numbering.read(name, second);
        return other == null ? one : Numbering.either(one, other, other.end());
    }
}
