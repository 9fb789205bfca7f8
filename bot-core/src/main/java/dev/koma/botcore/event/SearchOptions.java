package dev.koma.botcore.event;

import org.jspecify.annotations.Nullable;

/**
 * How to search and answer.
 *
 * @param mute whether the clip comes without sound
 * @param keepBorders whether black borders are left on the picture; by default they are cut
 * @param anilist search only this title, or null
 * @param title search only the title that is called so, or null; a suggestion's {@link TitleSuggestion#value} or free text
 */
public record SearchOptions(
        boolean mute,
        boolean keepBorders,
        @Nullable Integer anilist,
        @Nullable String title) {
    public static final SearchOptions NONE = new SearchOptions(false, false, null, null);
}
