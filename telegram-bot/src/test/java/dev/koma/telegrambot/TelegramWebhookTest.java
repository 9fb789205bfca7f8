package dev.koma.telegrambot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.botcore.contract.RecordingListener;
import dev.koma.botcore.platform.PlatformHealth.State;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelegramWebhookTest {
    private static final String SECRET = "a-secret-of-the-tests";

    private final TelegramWorld world = new TelegramWorld(
            FakeTelegram.TOKEN,
            new TelegramSettings.Webhook(URI.create("https://koma.example/telegram/webhook"), SECRET));
    private final RecordingListener listener = new RecordingListener(world.platform);
    private final TelegramWebhook webhook = world.platform.webhook().orElseThrow();

    @BeforeEach
    void start() {
        world.platform.start(listener);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> world.platform.health().state() == State.CONNECTED);
    }

    @AfterEach
    void stop() {
        world.platform.close();
        world.close();
    }

    private int send(String secret, String body) {
        return webhook.receive(secret, body.getBytes(StandardCharsets.UTF_8));
    }

    private String update() {
        return "{\"update_id\":5,\"message\":" + world.person.message().put("text", "hello") + "}";
    }

    @Test
    void C27_refusesWhoeverDoesNotKnowTheSecret() {
        assertEquals(403, send(null, update()));
        assertEquals(403, send("", update()));
        assertEquals(403, send(SECRET + "x", update()));
        assertEquals(0, listener.events().size());
    }

    @Test
    void C27_refusesWhatIsTooLargeOrNoUpdate() {
        assertEquals(413, webhook.receive(SECRET, new byte[TelegramWebhook.LARGEST_BODY + 1]));
        assertEquals(400, send(SECRET, "not JSON"));
        assertEquals(400, send(SECRET, "{}"));
        assertEquals(400, send(SECRET, ""));
    }

    @Test
    void C28_answersWhenTheUpdateIsTaken() {
        assertEquals(200, send(SECRET, update()));
        assertEquals(1, listener.events().size());
    }

    @Test
    void X26_letsTelegramSendAgainWhatWasNotStored() {
        listener.refuseNext(2);
        assertEquals(503, send(SECRET, update()));
        assertEquals(503, send(SECRET, update()));
        assertEquals(200, send(SECRET, update()));
    }

    @Test
    void tellsTelegramTheAddressAndTheSecretAndDoesNotPoll() {
        FakeTelegram.Called set = world.telegram.calls("setWebhook").getFirst();
        assertEquals("https://koma.example/telegram/webhook", set.field("url"));
        assertEquals(SECRET, set.field("secret_token"));
        assertEquals(0, world.telegram.calls("getUpdates").size());
    }
}
