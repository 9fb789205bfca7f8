package dev.koma.searchapi.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.botcore.platform.PlatformHealth;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class BotHealthTest {
    private static final Instant LAST = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void C24_aPlatformThatHasStoppedIsDownAndSaysWhy() {
        HealthCheckResponse health = BotHealth.of(Map.of(
                "discord",
                new PlatformHealth(PlatformHealth.State.CONNECTED, LAST, null),
                "telegram",
                new PlatformHealth(PlatformHealth.State.STOPPED, null, "The token is not valid")));
        assertEquals(HealthCheckResponse.Status.DOWN, health.getStatus());
        Map<String, Object> data = health.getData().orElseThrow();
        assertEquals("stopped", data.get("telegram"));
        assertEquals("The token is not valid", data.get("telegram last error"));
        assertEquals("connected", data.get("discord"));
        assertEquals(LAST.toString(), data.get("discord last event"));
    }

    @Test
    void whoeverHasNoBotsIsUp() {
        assertEquals(HealthCheckResponse.Status.UP, BotHealth.of(Map.of()).getStatus());
    }
}
