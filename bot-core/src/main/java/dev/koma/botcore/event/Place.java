package dev.koma.botcore.event;

import org.jspecify.annotations.Nullable;

/**
 * Where something happened.
 *
 * @param id what settings are kept for: the guild, group or private chat, unique within the platform
 * @param oneToOne whether only this person and the bot are there
 * @param adultAllowed whether the platform says that adult content may be shown here; false when it does not say
 * @param locale the place's language as the platform names it, or null
 */
public record Place(
        String id,
        boolean oneToOne,
        boolean adultAllowed,
        @Nullable String locale) {}
