package dev.koma.searchapi.bot;

import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.discordbot.DiscordPlatform;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.telegrambot.TelegramPlatform;
import dev.koma.telegrambot.TelegramSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chat platforms that a configuration has tokens for. */
final class ChatPlatforms {
    private ChatPlatforms() {}

    /** Not yet started. A new platform is added here. */
    static List<ChatPlatform> configured(KomaConfig config, Clock clock) {
        List<ChatPlatform> platforms = new ArrayList<>();
        telegram(config.get(TelegramKeys.class), clock).ifPresent(platforms::add);
        config.get(DiscordSettings.class)
                .connection()
                .ifPresent(connection -> platforms.add(new DiscordPlatform(connection, clock)));
        return platforms;
    }

    static Optional<TelegramPlatform> telegram(TelegramKeys keys, Clock clock) {
        Optional<TelegramSettings.Webhook> webhook = keys.webhookUrl()
                .flatMap(url -> keys.webhookSecret().map(secret -> new TelegramSettings.Webhook(url, secret.reveal())));
        return keys.token()
                .map(token -> TelegramSettings.of(token.reveal(), keys.apiUrl(), webhook.orElse(null)))
                .map(settings -> new TelegramPlatform(settings, clock));
    }
}
