package dev.koma.indexbuilder.library;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the titles file says of one series or film.
 *
 * @param folder the folder or video it is about: a name, a path below the library folder, or an absolute path
 * @param anilist AniList id, or null
 * @param idMal MyAnimeList id, or null
 * @param nativeTitle in the original language and script, or null
 * @param romaji in Latin letters, or null
 * @param english or null
 * @param synonyms other names
 * @param adult whether it is for adults only
 */
public record Title(
        String folder,
        @Nullable Integer anilist,
        @Nullable Integer idMal,
        @Nullable String nativeTitle,
        @Nullable String romaji,
        @Nullable String english,
        List<String> synonyms,
        boolean adult) {
    public Title {
        synonyms = List.copyOf(synonyms);
    }

    /** The title to show where only one is shown: romaji, else English, else native, else null. */
    public @Nullable String shown() {
        return Stream.of(romaji, english, nativeTitle)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
