package dev.koma.searchapi.titles;

import dev.koma.sceneindex.catalog.VideoRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds titles of the library by their names. Safe for use by several threads. */
public final class TitleSearch {
    private static final int MOST_TITLES = 1000;
    private static final int LONGEST_QUERY = 200;
    private static final int ABSENT = 3;

    private final Titles titles;
    private final Library library;

    /** What is indexed. */
    @FunctionalInterface
    public interface Library {
        Collection<VideoRecord> videos() throws IOException;
    }

    public TitleSearch(Titles titles, Library library) {
        this.titles = titles;
        this.library = library;
    }

    /** What is known of titles; see {@link Titles#lookUp}. */
    public Titles titles() {
        return titles;
    }

    /**
     * The titles with a name that has the typed words in it, whatever their case: first those that begin with them, then those of
     * which a word does.
     *
     * @param typed anything; nothing finds every title
     */
    public List<FoundTitle> find(String typed, int most) throws IOException {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.length() > LONGEST_QUERY) {
            return List.of();
        }
        Map<Integer, VideoRecord> indexed = new LinkedHashMap<>();
        for (VideoRecord video : library.videos()) {
            Integer id = video.anilist();
            if (id != null && indexed.size() < MOST_TITLES) {
                indexed.putIfAbsent(id, video);
            }
        }
        Map<Integer, TitleInfo> known = titles.lookUp(indexed.keySet());
        List<Ranked> found = new ArrayList<>();
        indexed.forEach((id, video) -> {
            FoundTitle title = found(id, video, known.get(id));
            int rank = title.names()
                    .mapToInt(name -> rank(name.toLowerCase(Locale.ROOT), wanted))
                    .min()
                    .orElse(ABSENT);
            if (rank < ABSENT) {
                found.add(new Ranked(title, rank));
            }
        });
        return found.stream()
                .sorted(Comparator.comparingInt(Ranked::rank))
                .limit(most)
                .map(Ranked::title)
                .toList();
    }

    private record Ranked(FoundTitle title, int rank) {}

    private static FoundTitle found(int id, VideoRecord video, @Nullable TitleInfo info) {
        return info == null
                ? new FoundTitle(
                        id, new TitleInfo.Title(video.title().isBlank() ? null : video.title(), null, null), List.of())
                : new FoundTitle(id, info.title(), info.synonyms());
    }

    private static int rank(String name, String wanted) {
        int at = name.indexOf(wanted);
        if (at <= 0) {
            return at == 0 ? 0 : ABSENT;
        }
        for (; at > 0; at = name.indexOf(wanted, at + 1)) {
            if (!Character.isLetterOrDigit(name.charAt(at - 1))) {
                return 1;
            }
        }
        return 2;
    }

    /**
     * A title of the library.
     *
     * @param id AniList id
     * @param synonyms other names, most common first
     */
    public record FoundTitle(int id, TitleInfo.Title title, List<String> synonyms) {
        public FoundTitle {
            synonyms = List.copyOf(synonyms);
        }

        private Stream<String> names() {
            return Stream.concat(
                            Stream.of(title.native_(), title.romaji(), title.english())
                                    .filter(Objects::nonNull),
                            synonyms.stream())
                    .filter(name -> !name.isBlank());
        }
    }
}
