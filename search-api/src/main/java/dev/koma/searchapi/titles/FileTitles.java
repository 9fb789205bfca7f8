package dev.koma.searchapi.titles;

import dev.koma.indexbuilder.library.Title;
import dev.koma.indexbuilder.library.TitleFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Titles that the library's owner wrote down. */
final class FileTitles implements Titles {
    private final TitleFile file;

    FileTitles(TitleFile file) {
        this.file = file;
    }

    @Override
    public Map<Integer, TitleInfo> lookUp(Set<Integer> anilistIds) {
        Map<Integer, TitleInfo> titles = new HashMap<>();
        for (int id : anilistIds) {
            // An entry without any name only gives a folder its id.
            file.ofAnilist(id)
                    .filter(title -> title.shown() != null)
                    .ifPresent(title -> titles.put(id, info(id, title)));
        }
        return titles;
    }

    private static TitleInfo info(int id, Title title) {
        return new TitleInfo(
                id,
                title.idMal(),
                new TitleInfo.Title(title.nativeTitle(), title.romaji(), title.english()),
                title.synonyms(),
                title.adult());
    }
}
