package dev.koma.searchapi.titles;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A title as the API shows it.
 *
 * @param id AniList id
 * @param idMal MyAnimeList id, or null when there is none
 * @param synonyms other names, most common first
 * @param isAdult whether it is for adults only
 */
@JsonPropertyOrder({"id", "idMal", "title", "synonyms", "isAdult"})
public record TitleInfo(
        int id,
        @Nullable Integer idMal,
        Title title,
        List<String> synonyms,
        @JsonProperty("isAdult") boolean isAdult) {
    public TitleInfo {
        synonyms = List.copyOf(synonyms);
    }

    /**
     * The name in three writings, each null when unknown.
     *
     * @param native_ in the script of the country it comes from
     */
    @JsonPropertyOrder({"native", "romaji", "english"})
    public record Title(
            @JsonProperty("native") @Nullable String native_,
            @Nullable String romaji,
            @Nullable String english) {}
}
