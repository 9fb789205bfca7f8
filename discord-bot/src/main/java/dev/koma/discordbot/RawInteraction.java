package dev.koma.discordbot;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/**
 * What an interaction says that JDA does not show.
 *
 * @param id of the interaction
 * @param uploadLimit bytes of the largest file of an answer
 * @param moderator whether whoever did it may manage the guild; their permissions come with the event, also where the bot is no member
 * @param adult whether the channel is for adults, or null when it does not say
 */
record RawInteraction(
        long id,
        long uploadLimit,
        boolean moderator,
        @Nullable Boolean adult) {
    /** What Discord takes from everybody. */
    static final long USUAL_LIMIT = 10L << 20;

    static RawInteraction read(DataObject payload) {
        DataObject member = payload.optObject("member").orElseGet(DataObject::empty);
        long permissions = Long.parseUnsignedLong(member.getString("permissions", "0"));
        boolean moderator =
                (permissions & (Permission.MANAGE_SERVER.getRawValue() | Permission.ADMINISTRATOR.getRawValue())) != 0;
        DataObject channel = payload.optObject("channel").orElseGet(DataObject::empty);
        return new RawInteraction(
                payload.getUnsignedLong("id"),
                payload.getLong("attachment_size_limit", USUAL_LIMIT),
                moderator,
                channel.hasKey("nsfw") ? channel.getBoolean("nsfw") : null);
    }

    /** When nothing is known. */
    static RawInteraction unknown(long id) {
        return new RawInteraction(id, USUAL_LIMIT, false, null);
    }
}
