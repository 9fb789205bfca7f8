package dev.koma.searchapi.bot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.searchapi.endtoend.LibraryOfFilms;
import dev.koma.telegrambot.FakeTelegram;
import dev.koma.telegrambot.Person;
import dev.koma.telegrambot.TelegramWebhook;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A screenshot sent to a Telegram made for the tests comes back as the right clip, through the whole server. */
@QuarkusTest
@TestProfile(TelegramInTheServerTest.Profile.class)
class TelegramInTheServerTest {
    private static final String SECRET = "a-secret-for-the-tests";

    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(LibraryOfFilms.class), new TestResourceEntry(Telegram.class));
        }
    }

    /** Lives outside of the server, as Telegram does. */
    public static final class Telegram implements QuarkusTestResourceLifecycleManager {
        private final FakeTelegram telegram = new FakeTelegram();
        private Map<String, String> settings = Map.of();

        @Override
        public Map<String, String> start() {
            settings = Map.of(
                    "koma.telegram.token",
                    FakeTelegram.TOKEN,
                    "koma.telegram.api-url",
                    telegram.address().toString());
            settings.forEach(System::setProperty); // where the loader of the configuration looks
            return settings;
        }

        @Override
        public void inject(Object test) {
            ((TelegramInTheServerTest) test).telegram = telegram;
        }

        @Override
        public void stop() {
            settings.keySet().forEach(System::clearProperty);
            telegram.close();
        }
    }

    @Inject
    BotHost host;

    @Inject
    SceneIndex index;

    FakeTelegram telegram;

    @Test
    void aScreenshotComesBackAsTheRightClip() throws Exception {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> index.catalog().videos().size() == 2);
        byte[] screenshot = Files.readAllBytes(Path.of("target/end-to-end/screenshot.jpg"));
        new Person(telegram, 7, 7).sendPhoto(screenshot, "mute");
        await().atMost(Duration.ofSeconds(60)).until(() -> telegram.sent().size() == 1);
        FakeTelegram.Sent answer = telegram.sent().getFirst();
        assertTrue(answer.words().contains("Koma"), answer.words());
        assertTrue(answer.words().contains("Episode: 2"), answer.words());
        assertTrue(answer.file() != null && answer.file().length > 2000);
        assertEquals("sendvideo", answer.call().method());
        assertEquals(
                PlatformHealth.State.CONNECTED,
                host.bot().orElseThrow().health().get("telegram").state());
    }

    @Test
    void thereIsNoWebhookUnlessOneIsConfigured() throws Exception {
        String url = ConfigProvider.getConfig().getValue("test.url", String.class);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + WebhookRoute.PATH))
                    .header(TelegramWebhook.SECRET_HEADER, SECRET)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"update_id\":1}"))
                    .build();
            assertEquals(
                    404,
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
    }
}
