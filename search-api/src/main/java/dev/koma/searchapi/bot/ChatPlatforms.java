package dev.koma.searchapi.bot;

import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.indexbuilder.settings.KomaConfig;
import java.util.List;

/** The chat platforms that a configuration has tokens for. */
final class ChatPlatforms {
    private ChatPlatforms() {}

    /** Not yet started. A new platform is added here. */
    static List<ChatPlatform> configured(KomaConfig config) {
        return List.of();
    }
}
