package dev.koma.searchapi.bot;

import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.discordbot.DiscordPlatform;
import dev.koma.indexbuilder.settings.KomaConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The chat platforms that a configuration has tokens for. */
final class ChatPlatforms {
    private ChatPlatforms() {}

    /** Not yet started. A new platform is added here. */
    static List<ChatPlatform> configured(KomaConfig config, Clock clock) {
        List<ChatPlatform> platforms = new ArrayList<>();
        config.get(DiscordSettings.class)
                .connection()
                .ifPresent(connection -> platforms.add(new DiscordPlatform(connection, clock)));
        return platforms;
    }
}
