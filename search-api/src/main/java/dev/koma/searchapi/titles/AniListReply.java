package dev.koma.searchapi.titles;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What AniList's GraphQL answers, as far as we asked; anything may be missing. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AniListReply(@Nullable Data data) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Data(@JsonProperty("Page") @Nullable Page page) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(@Nullable List<@Nullable Media> media) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Media(
            @Nullable Integer id,
            @Nullable Integer idMal,
            @Nullable Names title,
            @Nullable List<@Nullable String> synonyms,
            @Nullable Boolean isAdult) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Names(
            @JsonProperty("native") @Nullable String native_,
            @Nullable String romaji,
            @Nullable String english) {}

    /** The titles in it, or null when it is not the answer that we know how to read. */
    @Nullable List<TitleInfo> titles() {
        if (data == null || data.page == null || data.page.media == null) {
            return null;
        }
        return data.page.media.stream()
                .filter(Objects::nonNull)
                .map(AniListReply::title)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable TitleInfo title(Media media) {
        Names names = media.title;
        if (media.id == null || names == null) {
            return null;
        }
        List<String> synonyms = media.synonyms == null
                ? List.of()
                : media.synonyms.stream().filter(Objects::nonNull).toList();
        return new TitleInfo(
                media.id,
                media.idMal,
                new TitleInfo.Title(names.native_, names.romaji, names.english),
                synonyms,
                Boolean.TRUE.equals(media.isAdult));
    }
}
