package dev.koma.searchapi.bot;

import dev.koma.discordbot.DiscordConnection;
import dev.koma.indexbuilder.settings.Concern;
import dev.koma.indexbuilder.settings.SecretText;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** How to reach Discord; without a token there is no bot there. */
@ConfigMapping(prefix = "koma.discord")
public interface DiscordSettings {
    /** This concern, with the bounds of its values. */
    Concern<DiscordSettings> CONCERN = new Concern<>(DiscordSettings.class, DiscordSettings::validate);

    /** Of the bot, from the developer portal. */
    Optional<SecretText> token();

    /** The REST API, by default Discord's own. */
    Optional<URI> apiUrl();

    /** The gateway, by default Discord's own. */
    Optional<URI> gatewayUrl();

    /** The connection, when there is a token. */
    default Optional<DiscordConnection> connection() {
        return token().map(token -> new DiscordConnection(
                token.reveal(), apiUrl().orElse(null), gatewayUrl().orElse(null)));
    }

    private static void validate(DiscordSettings settings, Consumer<String> problems) {
        check("koma.discord.api-url", settings.apiUrl(), Set.of("http", "https"), problems);
        check("koma.discord.gateway-url", settings.gatewayUrl(), Set.of("ws", "wss"), problems);
    }

    private static void check(String key, Optional<URI> address, Set<String> schemes, Consumer<String> problems) {
        boolean usable = address.map(given -> given.getHost() != null && schemes.contains(given.getScheme()))
                .orElse(true);
        if (!usable) {
            problems.accept(key + ": must be an address of "
                    + String.join(" or ", schemes.stream().sorted().toList()));
        }
    }
}
