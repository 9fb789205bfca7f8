package dev.koma.searchapi.bot;

import dev.koma.botcore.platform.PlatformHealth;
import io.smallrye.health.api.HealthGroup;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** How the chat bots are, apart from the server's own health: a bot with a bad token does not take the API down. */
@HealthGroup("bots")
final class BotHealth implements HealthCheck {
    private final BotHost host;

    BotHealth(BotHost host) {
        this.host = host;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("bots").up();
        host.bot()
                .ifPresent(bot -> bot.health().forEach((name, health) -> {
                    if (health.state() == PlatformHealth.State.STOPPED) {
                        response.down();
                    }
                    response.withData(name, health.state().toString().toLowerCase(Locale.ROOT));
                    response.withData(name + " last event", String.valueOf(health.lastEvent()));
                    response.withData(name + " last error", String.valueOf(health.lastError()));
                }));
        return response.build();
    }
}
