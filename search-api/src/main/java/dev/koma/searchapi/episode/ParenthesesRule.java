package dev.koma.searchapi.episode;

import org.jspecify.annotations.Nullable;

/** (05), when nothing else in the name is an episode; one digit only numbers copies of a file. */
final class ParenthesesRule implements Rule {
    @Override
    public @Nullable Episode find(Name name) {
        for (int i = 0; i < name.size(); i++) {
            boolean opens = name.at(i).isSymbol("(") && name.close(i) >= 0;
            Numbering numbering = opens ? Numbering.read(name, i + 1) : null;
            if (numbering != null && numbering.end() == name.close(i) && name.digits(i + 1) > 1) {
                return numbering.episode();
            }
        }
        return null;
    }
}
