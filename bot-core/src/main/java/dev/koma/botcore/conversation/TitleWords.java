package dev.koma.botcore.conversation;

import dev.koma.botcore.language.Language;
import dev.koma.botcore.search.Match;
import dev.koma.botcore.search.TitleNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a title is called in a language.
 *
 * @param title in the reader's language, as far as it is known
 * @param others in other languages, none twice
 */
record TitleWords(String title, List<String> others) {
    private static final int MOST_OTHERS = 3;

    static TitleWords of(Match match, Language language) {
        TitleNames names = match.names();
        List<String> known = new ArrayList<>(names == null ? List.of() : ordered(names, language));
        if (known.isEmpty()) {
            known.add(withoutExtension(match.filename()));
        }
        List<String> others = known.subList(1, Math.min(known.size(), MOST_OTHERS + 1));
        return new TitleWords(known.getFirst(), List.copyOf(others));
    }

    /** The first of the names in a reader's order, empty when there is none. */
    static Optional<String> title(TitleNames names, Language language) {
        return ordered(names, language).stream().findFirst();
    }

    private static List<String> ordered(TitleNames names, Language language) {
        List<@Nullable String> order = new ArrayList<>();
        switch (language) {
            case JAPANESE -> order.add(names.nativeName());
            case ENGLISH -> {
                order.add(names.english());
                order.add(names.romaji());
            }
            case TRADITIONAL_CHINESE, SIMPLIFIED_CHINESE -> {
                order.add(names.chinese());
                order.add(names.nativeName());
            }
        }
        order.add(names.nativeName());
        order.add(names.romaji());
        order.add(names.english());
        Set<String> distinct = new LinkedHashSet<>();
        order.stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(distinct::add);
        return List.copyOf(distinct);
    }

    private static String withoutExtension(String filename) {
        int dot = filename.lastIndexOf('.');
        return dot > 0 ? filename.substring(0, dot) : filename;
    }
}
