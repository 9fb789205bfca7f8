package dev.koma.searchapi.episode;

import org.jspecify.annotations.Nullable;

/** "Title - 04": the way of most fansub groups. */
final class DashRule implements Rule {
    @Override
    public @Nullable Episode find(Name name) {
        Numbering best = null;
        int bestScore = -1;
        for (int i = 0; i < name.size(); i++) {
            int number = name.at(i).isSymbol("-–—") ? numberBehind(name, i) : -1;
            Numbering numbering = number < 0 ? null : Numbering.read(name, number);
            if (numbering != null && score(name, number, numbering) > bestScore) {
                best = numbering;
                bestScore = score(name, number, numbering);
            }
        }
        return best == null ? null : best.episode();
    }

    /** The number behind a dash that is apart from what stands before it, or -1. */
    private static int numberBehind(Name name, int dash) {
        boolean isApart =
                !name.at(dash - 1).isAlphanumeric() || name.at(dash + 1).isSeparator();
        return isApart && !name.isBracketed(dash) ? name.skipSeparators(dash + 1) : -1;
    }

    /** Of "Title - 05 - 100 Wolves" and "Title - 100 Wolves - 05" the episode is 05. */
    private static int score(Name name, int number, Numbering numbering) {
        int next = name.skipSeparators(numbering.end());
        boolean isAlone = name.isEnd(next) || name.at(next).isSymbol("-–—") || name.close(next) >= 0;
        return (name.hasLeadingZero(number) ? 2 : 0) + (isAlone ? 1 : 0);
    }
}
