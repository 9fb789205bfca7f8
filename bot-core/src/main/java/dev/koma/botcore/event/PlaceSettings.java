package dev.koma.botcore.event;

import org.jspecify.annotations.Nullable;

/**
 * What moderators can set for a place; null is not set.
 *
 * @param adult whether adult results may be shown here, where the platform does not forbid it
 * @param language tag of the language in which people are answered who have not chosen one
 * @param quiet whether answers are shown only to whoever asked, where the platform can do that
 */
public record PlaceSettings(
        @Nullable Boolean adult,
        @Nullable String language,
        @Nullable Boolean quiet) {
    public static final PlaceSettings NONE = new PlaceSettings(null, null, null);
}
