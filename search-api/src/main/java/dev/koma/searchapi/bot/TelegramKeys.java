package dev.koma.searchapi.bot;

import dev.koma.indexbuilder.settings.Concern;
import dev.koma.indexbuilder.settings.SecretText;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** The bot on Telegram. */
@ConfigMapping(prefix = "koma.telegram")
public interface TelegramKeys {
    /** This concern, with the bounds of its values. */
    Concern<TelegramKeys> CONCERN = new Concern<>(TelegramKeys.class, TelegramKeys::validate);

    /** The bot's token, from BotFather; without it there is no bot on Telegram. */
    Optional<SecretText> token();

    /** Where the Bot API is; another than Telegram's own is a local Bot API server. */
    @WithDefault("https://api.telegram.org")
    URI apiUrl();

    /** Public https address of {@code /telegram/webhook} on this server; without it the bot polls. */
    Optional<URI> webhookUrl();

    /** What Telegram must say to the webhook: 16 to 256 letters, digits, underscores and hyphens. */
    Optional<SecretText> webhookSecret();

    private static void validate(TelegramKeys keys, Consumer<String> problems) {
        keys.token()
                .filter(token -> !token.reveal().matches("\\d{1,20}:[A-Za-z0-9_-]{1,100}"))
                .ifPresent(token ->
                        problems.accept("koma.telegram.token: must be as BotFather gives it, such as 123456:ABC-DEF"));
        URI api = keys.apiUrl();
        boolean web = "https".equals(api.getScheme()) || "http".equals(api.getScheme());
        if (!web || api.getHost() == null || !api.getRawPath().replace("/", "").isEmpty()) {
            problems.accept("koma.telegram.api-url: must be scheme, host and port, such as http://localhost:8081");
        }
        if (keys.webhookUrl().isPresent() != keys.webhookSecret().isPresent()) {
            problems.accept("koma.telegram.webhook-url and koma.telegram.webhook-secret: both or none");
        }
        keys.webhookUrl()
                .filter(url -> !"https".equals(url.getScheme()) || url.getHost() == null)
                .ifPresent(url -> problems.accept("koma.telegram.webhook-url: must be an https address"));
        keys.webhookSecret()
                .filter(secret -> !secret.reveal().matches("[A-Za-z0-9_-]{16,256}"))
                .ifPresent(secret -> problems.accept(
                        "koma.telegram.webhook-secret: must be 16 to 256 letters, digits, underscores and hyphens"));
    }
}
