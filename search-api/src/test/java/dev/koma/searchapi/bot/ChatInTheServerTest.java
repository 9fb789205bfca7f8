package dev.koma.searchapi.bot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.conversation.BotParts;
import dev.koma.botcore.conversation.BotSettings;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.dispatch.DispatchLimits;
import dev.koma.botcore.dispatch.MemoryJobStore;
import dev.koma.botcore.search.Caller;
import dev.koma.botcore.search.HttpSearchClient;
import dev.koma.botcore.search.Query;
import dev.koma.botcore.search.QuotaUse;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.search.SearchOutcome;
import dev.koma.botcore.search.Tier;
import dev.koma.botcore.search.TitleMatch;
import dev.koma.botcore.store.MemoryDocumentStore;
import dev.koma.botcore.terminal.Screen;
import dev.koma.botcore.terminal.TerminalPlatform;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.searchapi.endtoend.EndToEndProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture in, the right clip out: the conversation, the dispatcher and the search of a running server. */
@QuarkusTest
@TestProfile(EndToEndProfile.class)
class ChatInTheServerTest {
    private static final Path SCREENSHOT =
            Path.of("target/end-to-end/screenshot.jpg").toAbsolutePath();

    @Inject
    BotHost host;

    @Inject
    SceneIndex index;

    @TempDir
    Path clips;

    @BeforeEach
    void theLibraryIsIndexed() {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> index.catalog().videos().size() == 2);
    }

    private record Shown(String words, long fileBytes) {}

    private static final class Messages implements Screen {
        private final List<Shown> shown = new ArrayList<>();

        @Override
        public synchronized void show(int message, String words, Path file, List<NumberedButton> buttons) {
            try {
                shown.add(new Shown(words, file == null ? 0 : Files.size(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void note(String words) {}

        synchronized List<Shown> all() {
            return List.copyOf(shown);
        }
    }

    private Shown answer(SearchClient client, String typed) throws Exception {
        Messages messages = new Messages();
        TerminalPlatform terminal = new TerminalPlatform(messages, clips, "en");
        try (ChatBot bot = new ChatBot(new BotParts(
                List.of(terminal),
                client,
                new MemoryJobStore(Clock.systemUTC()),
                new MemoryDocumentStore(Clock.systemUTC()),
                (platform, user, place) -> new Tier("free", 1, 0),
                BotSettings.DEFAULT,
                DispatchLimits.defaults(2),
                Clock.systemUTC(),
                new SecureRandom()))) {
            bot.start();
            terminal.type(typed);
            await().atMost(Duration.ofSeconds(60)).until(() -> messages.all().size() == 1);
        }
        return messages.all().getFirst();
    }

    private static void assertRight(Shown shown) {
        assertTrue(shown.words().contains("Koma"), shown.words());
        assertTrue(shown.words().contains("コマ"), shown.words());
        assertTrue(shown.words().contains("Episode: 2"), shown.words());
        assertTrue(shown.words().contains("00:00:0"), shown.words());
        assertTrue(shown.words().contains("anilist.co/anime/21"), shown.words());
        assertTrue(shown.fileBytes() > 2000, shown::toString);
    }

    @Test
    void insideOfTheServer() throws Exception {
        Caller caller = new Caller("terminal", "me", new Tier("free", 1, 0));
        int before = host.client().quota(caller).map(QuotaUse::used).orElseThrow();
        assertRight(answer(host.client(), SCREENSHOT + " mute"));
        assertEquals(Optional.of(before + 1), host.client().quota(caller).map(QuotaUse::used));
    }

    @Test
    void overHttp() throws Exception {
        String url = ConfigProvider.getConfig().getValue("test.url", String.class);
        try (HttpSearchClient client = new HttpSearchClient(URI.create(url), null)) {
            assertRight(answer(client, SCREENSHOT.toString()));
        }
    }

    @Test
    void titlesOfTheIndexAreSuggested() throws Exception {
        assertEquals(
                List.of(21),
                host.client().titles("kom", 5).stream()
                        .map(title -> title.anilist())
                        .toList());
        assertEquals(List.of(), host.client().titles("nothing like it", 5));
    }

    @Test
    void titlesAreSuggestedOverHttpToo() throws Exception {
        String url = ConfigProvider.getConfig().getValue("test.url", String.class);
        try (HttpSearchClient client = new HttpSearchClient(URI.create(url), null)) {
            for (String typed : List.of("kom", "コマ", "FRAME")) {
                List<TitleMatch> titles = client.titles(typed, 5);
                assertEquals(
                        List.of(21), titles.stream().map(TitleMatch::anilist).toList(), typed);
                assertEquals("Koma", titles.getFirst().names().romaji());
            }
            assertEquals(List.of(), client.titles("nothing like it & more?", 5));
        }
    }

    @Test
    void aMirroredPictureIsFoundWhenItsMirrorImageIsSearchedFor() throws Exception {
        Caller caller = new Caller("terminal", "mirror", new Tier("free", 1, 0));
        Query query = new Query(new Query.Picture.Bytes(Files.readAllBytes(SCREENSHOT)), true, null, true);
        SearchOutcome.Found found =
                assertInstanceOf(SearchOutcome.Found.class, host.client().search(caller, query));
        assertEquals(21, found.matches().getFirst().anilist());
        assertTrue(found.matches().getFirst().hints().contains("mirrored"), found::toString);
    }

    @Test
    void whatIsNoPictureIsExplained() throws Exception {
        Path text = Files.writeString(clips.resolve("a.txt"), "not a picture");
        assertEquals(
                "That is not a picture or a video, or it is damaged.",
                answer(host.client(), text.toString()).words());
    }
}
