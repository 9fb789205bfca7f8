package dev.koma.botcore.event;

import org.jspecify.annotations.Nullable;

/**
 * Where something happened.
 *
 * @param id what settings are kept for: the guild, group or private chat, unique within the platform
 * @param oneToOne whether only this person and the bot are there
 * @param adult what the platform says of adult content here
 * @param locale the place's language as the platform names it, or null
 */
public record Place(
        String id, boolean oneToOne, Adult adult, @Nullable String locale) {
    /** What a platform says of adult content in a place. */
    public enum Adult {
        ALLOWED,
        FORBIDDEN,
        /** Nothing: it is not shown unless a moderator allows it, see {@link PlaceSettings#adult}. */
        UNSAID
    }
}
