package dev.koma.searchapi.episode;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** [SP1], OVA2, Special 3: extra episodes, counted on their own. */
final class SpecialRule implements Rule {
    private static final Set<String> WORDS = Set.of("sp", "ova", "oad", "ona", "special", "specials");

    @Override
    public @Nullable Episode find(Name name) {
        for (int i = 0; i < name.size(); i++) {
            if (WORDS.contains(name.text(i)) && !name.at(i - 1).isAlphanumeric()) {
                int next = name.skipSeparators(i + 1);
                int number = name.at(next).isSymbol("#-") ? next + 1 : next;
                Numbering numbering = Numbering.read(name, number);
                if (numbering != null) {
                    return numbering.episode();
                }
            }
        }
        return null;
    }
}
