package dev.koma.searchapi.bot;

import dev.koma.discordbot.FakeDiscord;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A Discord made for the tests, which lives outside of the server, as Discord does. */
public final class DiscordOfTests implements QuarkusTestResourceLifecycleManager {
    private final FakeDiscord discord = new FakeDiscord();
    private Map<String, String> settings = Map.of();

    @Override
    public Map<String, String> start() {
        settings = Map.of(
                "koma.discord.token",
                FakeDiscord.TOKEN,
                "koma.discord.api-url",
                discord.apiUrl().toString(),
                "koma.discord.gateway-url",
                discord.gatewayUrl().toString());
        settings.forEach(System::setProperty); // where the loader of the configuration looks
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(discord, new TestInjector.MatchesType(FakeDiscord.class));
    }

    @Override
    public void stop() {
        settings.keySet().forEach(System::clearProperty);
        discord.close();
    }
}
