package dev.koma.searchapi.bot;

import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.platform.PlatformHealth;
import io.smallrye.health.api.HealthGroup;
import java.util.Locale;
import java.util.Map;
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
        return of(host.bot().map(ChatBot::health).orElse(Map.of()));
    }

    /** @param platforms how each is, by name */
    static HealthCheckResponse of(Map<String, PlatformHealth> platforms) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("bots").up();
        platforms.forEach((name, health) -> {
            if (health.state() == PlatformHealth.State.STOPPED) {
                response.down();
            }
            response.withData(name, health.state().toString().toLowerCase(Locale.ROOT));
            response.withData(name + " last event", String.valueOf(health.lastEvent()));
            response.withData(name + " last error", String.valueOf(health.lastError()));
        });
        return response.build();
    }
}
