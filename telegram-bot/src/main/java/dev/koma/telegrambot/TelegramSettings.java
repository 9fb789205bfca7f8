package dev.koma.telegrambot;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to speak to Telegram.
 *
 * @param token of the bot, from BotFather: a secret
 * @param api where the Bot API is, with scheme, host and port only
 * @param webhook where Telegram sends updates to, or null to poll for them
 * @param largestDownload bytes of a file that the Bot API gives to bots
 * @param largestUpload bytes of a file that it takes from them
 * @param pollTimeout how long a poll waits for updates, whole seconds
 * @param silence after which a poller that has heard nothing at all is started anew, more than {@code pollTimeout}
 */
public record TelegramSettings(
        String token,
        URI api,
        @Nullable Webhook webhook,
        long largestDownload,
        long largestUpload,
        Duration pollTimeout,
        Duration silence) {
    /** Where the official Bot API is. */
    public static final URI OFFICIAL = URI.create("https://api.telegram.org");

    private static final long DOWNLOAD = 20L << 20;
    private static final long UPLOAD = 50_000_000;

    /**
     * A webhook.
     *
     * @param address public https address
     * @param secret that Telegram sends along, 1 to 256 letters, digits, underscores and hyphens
     */
    public record Webhook(URI address, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Webhook[" + address + "]";
        }
    }

    /** With the limits that Telegram states for its own servers: files of 20 MB down and 50 MB up. */
    public static TelegramSettings of(String token, URI api, @Nullable Webhook webhook) {
        return new TelegramSettings(
                token, api, webhook, DOWNLOAD, UPLOAD, Duration.ofSeconds(50), Duration.ofSeconds(90));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "TelegramSettings[" + api + ", " + webhook + "]";
    }
}
