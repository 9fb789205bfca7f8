package dev.koma.discordbot;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Discord.
 *
 * @param token of the bot
 * @param api base address of the REST API, such as {@code https://discord.com/api/v10}, or null for Discord's own
 * @param gateway address of the gateway, such as {@code wss://gateway.discord.gg}, or null for Discord's own
 */
public record DiscordConnection(
        String token, @Nullable URI api, @Nullable URI gateway) {
    /** Without the token. */
    @Override
    public String toString() {
        return "DiscordConnection[" + api + ", " + gateway + "]";
    }
}
