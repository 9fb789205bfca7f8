package dev.koma.searchapi.bot;

import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.discordbot.DiscordCounts;
import dev.koma.discordbot.DiscordPlatform;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Shows how the chat platforms are. */
final class PlatformMeters {
    private PlatformMeters() {}

    static void watch(ChatPlatform platform, MeterRegistry registry) {
        Gauge.builder("koma.bot.connected", platform, PlatformMeters::connected)
                .description("Whether events of the chat platform arrive")
                .tag("platform", platform.name())
                .register(registry);
        if (platform instanceof DiscordPlatform discord) {
            count("late", discord, registry, DiscordCounts::late);
            count("taken", discord, registry, DiscordCounts::taken);
            count("turned-away", discord, registry, DiscordCounts::turnedAway);
            count("elsewhere", discord, registry, DiscordCounts::elsewhere);
            count("plain", discord, registry, DiscordCounts::plain);
            count("failed", discord, registry, DiscordCounts::failures);
        }
    }

    private static double connected(ChatPlatform platform) {
        return platform.health().state() == PlatformHealth.State.CONNECTED ? 1 : 0;
    }

    private static void count(
            String what, DiscordPlatform discord, MeterRegistry registry, ToDoubleFunction<DiscordCounts> value) {
        FunctionCounter.builder("koma.bot.discord", discord, one -> value.applyAsDouble(one.counts()))
                .description("What went wrong with Discord, by what it was")
                .tag("trouble", what)
                .register(registry);
    }
}
