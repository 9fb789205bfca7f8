package dev.koma.searchapi.titles;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks one source after another, each only for what those before did not know. */
final class FirstKnownTitles implements Titles {
    private final List<Titles> sources;

    FirstKnownTitles(List<Titles> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public Map<Integer, TitleInfo> lookUp(Set<Integer> anilistIds) {
        Map<Integer, TitleInfo> titles = new HashMap<>();
        for (Titles source : sources) {
            Set<Integer> missing = new HashSet<>(anilistIds);
            missing.removeAll(titles.keySet());
            if (!missing.isEmpty()) {
                titles.putAll(source.lookUp(missing));
            }
        }
        return titles;
    }
}
