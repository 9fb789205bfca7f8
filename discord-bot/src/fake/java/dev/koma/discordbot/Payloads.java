package dev.koma.discordbot;

import java.util.List;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** What Discord sends. */
public final class Payloads {
    static final String APPLICATION = "100";
    static final String BOT = "101";
    static final String GUILD = "200";
    static final String CHANNEL = "201";
    static final String ADULT_CHANNEL = "202";
    /** Where the bot may write, and neither embed nor attach. */
    static final String WORDS_CHANNEL = "203";
    /** Where it may not write. */
    static final String SILENT_CHANNEL = "204";
    static final String DIRECT_CHANNEL = "300";
    /** A guild and a group that the bot is no member of: it was installed by a person. */
    static final String FOREIGN_CHANNEL = "701";

    static final String GROUP_CHANNEL = "702";
    private static final long WRITE = 1L << 11;
    private static final long EMBED_AND_ATTACH = 1L << 14 | 1L << 15;
    /** May see channels, write, embed, attach, read the history and use commands. */
    private static final long USUAL = 1L << 10 | 1L << 11 | 1L << 14 | 1L << 15 | 1L << 16 | 1L << 31;

    private Payloads() {}

    static DataObject user(String id) {
        return DataObject.empty()
                .put("id", id)
                .put("username", "user" + id)
                .put("global_name", "User " + id)
                .put("discriminator", "0")
                .put("avatar", null)
                .put("bot", id.equals(BOT));
    }

    static DataObject ready(String session, String gateway) {
        return DataObject.empty()
                .put("v", 10)
                .put("user", user(BOT))
                .put("application", DataObject.empty().put("id", APPLICATION).put("flags", 0))
                .put("guilds", array(DataObject.empty().put("id", GUILD).put("unavailable", true)))
                .put("private_channels", DataArray.empty())
                .put("session_id", session)
                .put("resume_gateway_url", gateway);
    }

    static DataObject guild() {
        return DataObject.empty()
                .put("id", GUILD)
                .put("name", "Guild")
                .put("owner_id", "900")
                .put("preferred_locale", "ja")
                .put("verification_level", 0)
                .put("default_message_notifications", 0)
                .put("explicit_content_filter", 0)
                .put("mfa_level", 0)
                .put("nsfw_level", 0)
                .put("premium_tier", 0)
                .put("system_channel_flags", 0)
                .put("afk_timeout", 300)
                .put("member_count", 2)
                .put("large", false)
                .put("unavailable", false)
                .put("features", DataArray.empty())
                .put("emojis", DataArray.empty())
                .put("stickers", DataArray.empty())
                .put("voice_states", DataArray.empty())
                .put("presences", DataArray.empty())
                .put("threads", DataArray.empty())
                .put("stage_instances", DataArray.empty())
                .put("guild_scheduled_events", DataArray.empty())
                .put("roles", array(role()))
                .put("members", array(member(BOT, USUAL)))
                .put("channels", array(
                                channel(CHANNEL, false),
                                channel(ADULT_CHANNEL, true),
                                without(channel(WORDS_CHANNEL, false), EMBED_AND_ATTACH),
                                without(channel(SILENT_CHANNEL, false), WRITE)));
    }

    private static DataObject role() {
        return DataObject.empty()
                .put("id", GUILD)
                .put("name", "@everyone")
                .put("permissions", String.valueOf(USUAL))
                .put("position", 0)
                .put("color", 0)
                .put(
                        "colors",
                        DataObject.empty()
                                .put("primary_color", 0)
                                .put("secondary_color", null)
                                .put("tertiary_color", null))
                .put("hoist", false)
                .put("managed", false)
                .put("mentionable", false)
                .put("flags", 0);
    }

    private static DataObject channel(String id, boolean adult) {
        return DataObject.empty()
                .put("id", id)
                .put("type", 0)
                .put("guild_id", GUILD)
                .put("name", "channel" + id)
                .put("nsfw", adult)
                .put("position", 0)
                .put("permissions", String.valueOf(USUAL))
                .put("permission_overwrites", DataArray.empty());
    }

    private static DataObject without(DataObject channel, long permissions) {
        DataObject overwrite = DataObject.empty()
                .put("id", GUILD)
                .put("type", 0)
                .put("allow", "0")
                .put("deny", String.valueOf(permissions));
        return channel.put("permission_overwrites", array(overwrite));
    }

    private static DataObject directChannel(String user) {
        return DataObject.empty().put("id", DIRECT_CHANNEL).put("type", 1).put("recipients", array(user(user)));
    }

    static DataObject member(String user, long permissions) {
        return DataObject.empty()
                .put("user", user(user))
                .put("roles", DataArray.empty())
                .put("joined_at", "2024-01-01T00:00:00Z")
                .put("deaf", false)
                .put("mute", false)
                .put("flags", 0)
                .put("permissions", String.valueOf(permissions));
    }

    /** An interaction without what it is about. */
    static DataObject interaction(Asker asker, String id, String token, int type) {
        DataObject made = DataObject.empty()
                .put("id", id)
                .put("application_id", APPLICATION)
                .put("type", type)
                .put("token", token)
                .put("version", 1)
                .put("locale", asker.locale())
                .put("attachment_size_limit", asker.uploadLimit())
                .put("app_permissions", String.valueOf(USUAL))
                .put("entitlements", DataArray.empty())
                .put("authorizing_integration_owners", DataObject.empty().put("0", GUILD));
        if (asker.channel().equals(DIRECT_CHANNEL)) {
            return made.put("context", 1)
                    .put("channel_id", DIRECT_CHANNEL)
                    .put("channel", directChannel(asker.user()))
                    .put("user", user(asker.user()));
        }
        if (asker.channel().equals(GROUP_CHANNEL)) {
            return made.put("context", 2)
                    .put("authorizing_integration_owners", DataObject.empty().put("1", asker.user()))
                    .put("channel_id", GROUP_CHANNEL)
                    .put(
                            "channel",
                            DataObject.empty().put("id", GROUP_CHANNEL).put("type", 3).put("name", "friends").put("owner_id", "401"))
                    .put("user", user(asker.user()));
        }
        if (asker.channel().equals(FOREIGN_CHANNEL)) {
            return made.put("context", 0)
                    .put("authorizing_integration_owners", DataObject.empty().put("1", asker.user()))
                    .put("guild_id", "700")
                    .put(
                            "guild",
                            DataObject.empty().put("id", "700").put("locale", "en-US").put("features", DataArray.empty()))
                    .put("guild_locale", "en-US")
                    .put("channel_id", FOREIGN_CHANNEL)
                    .put("channel", channel(FOREIGN_CHANNEL, false).put("guild_id", "700"))
                    .put("member", member(asker.user(), asker.permissions()));
        }
        return made.put("context", 0)
                .put("guild_id", GUILD)
                .put(
                        "guild",
                        DataObject.empty().put("id", GUILD).put("locale", "ja").put("features", DataArray.empty()))
                .put("guild_locale", "ja")
                .put("channel_id", asker.channel())
                .put("channel", channel(asker.channel(), asker.channel().equals(ADULT_CHANNEL)))
                .put("member", member(asker.user(), asker.permissions()));
    }

    /** Whoever does something, and where. */
    public record Asker(String user, String channel, long permissions, String locale, long uploadLimit) {
        public static final Asker ALONE = new Asker("400", DIRECT_CHANNEL, USUAL, "en-US", 1 << 20);
        public static final Asker IN_GUILD = new Asker("400", CHANNEL, USUAL, "en-US", 1 << 20);

        Asker in(String other) {
            return new Asker(user, other, permissions, locale, uploadLimit);
        }

        Asker as(String other) {
            return new Asker(other, channel, permissions, locale, uploadLimit);
        }

        Asker speaking(String other) {
            return new Asker(user, channel, permissions, other, uploadLimit);
        }

        Asker mayManage() {
            return new Asker(user, channel, permissions | 1L << 5, locale, uploadLimit);
        }
    }

    static DataObject attachment(String id, String url, String name, String type, long size) {
        return DataObject.empty()
                .put("id", id)
                .put("filename", name)
                .put("content_type", type)
                .put("size", size)
                .put("url", url)
                .put("proxy_url", url)
                .put("width", 64)
                .put("height", 64);
    }

    static DataObject message(String id, String channel, String content, List<DataObject> attachments) {
        return DataObject.empty()
                .put("id", id)
                .put("type", 0)
                .put("channel_id", channel)
                .put("author", user("401"))
                .put("content", content)
                .put("timestamp", "2026-01-01T00:00:00Z")
                .put("edited_timestamp", null)
                .put("tts", false)
                .put("pinned", false)
                .put("mention_everyone", false)
                .put("mentions", DataArray.empty())
                .put("mention_roles", DataArray.empty())
                .put("attachments", DataArray.fromCollection(attachments))
                .put("embeds", DataArray.empty())
                .put("components", DataArray.empty())
                .put("flags", 0);
    }

    static DataArray array(DataObject... objects) {
        return DataArray.fromCollection(List.of(objects));
    }
}
