package dev.koma.searchapi.search;

import org.jspecify.annotations.Nullable;

/**
 * The query of {@code /search}.
 *
 * @param url where the picture is, or null when it is the body
 * @param cutBorders whether to remove black borders first
 * @param anilistInfo whether to answer with titles instead of numbers
 * @param anilist {@code anilistID} as it was sent, or null
 */
public record SearchParameters(
        @Nullable String url,
        boolean cutBorders,
        boolean anilistInfo,
        @Nullable String anilist) {
    /** Reads a raw query string, as it stands behind the question mark. */
    public static SearchParameters parse(@Nullable String rawQuery) {
        return new QueryReader().read(rawQuery == null ? "" : rawQuery);
    }
}
