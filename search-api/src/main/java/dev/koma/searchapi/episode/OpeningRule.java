package dev.koma.searchapi.episode;

import org.jspecify.annotations.Nullable;

/** A name that is only the number, or begins with it: 13, 01-02, 01 - Title, 03. Title. */
final class OpeningRule implements Rule {
    @Override
    public @Nullable Episode find(Name name) {
        Numbering numbering = Numbering.read(name, 0);
        if (numbering == null) {
            return null;
        }
        // Names begin with numbers too (86, 22/7), but not with zeros, unless the title is glued to them (07-Ghost).
        boolean isOnly = name.isEnd(numbering.end());
        boolean isApart = !name.at(numbering.end()).isAlphanumeric()
                && !name.at(numbering.end()).isSymbol("-");
        boolean isListed = name.at(numbering.end()).isSymbol(".") && name.digits(0) <= 3;
        return isOnly || isListed || (isApart && name.hasLeadingZero(0)) ? numbering.episode() : null;
    }
}
