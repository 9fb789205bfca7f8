package dev.koma.searchapi.episode;

import org.jspecify.annotations.Nullable;

/** 1x02: the season, a cross, the episode in two or three digits. */
final class CrossRule implements Rule {
    @Override
    public @Nullable Episode find(Name name) {
        for (int i = 0; i < name.size(); i++) {
            boolean isCross = name.isFreeNumber(i)
                    && name.digits(i) <= 2
                    && !name.at(i - 1).isAlphanumeric()
                    && name.text(i + 1).equals("x")
                    && name.isFreeNumber(i + 2)
                    && (name.digits(i + 2) == 2 || name.digits(i + 2) == 3);
            Numbering numbering = isCross ? Numbering.readMarked(name, i + 2) : null;
            if (numbering != null) {
                return numbering.episode();
            }
        }
        return null;
    }
}
