package dev.koma.searchapi.bot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.discordbot.FakeDiscord;
import dev.koma.discordbot.Payloads.Asker;
import dev.koma.discordbot.SentMessage;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.searchapi.endtoend.LibraryOfFilms;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A screenshot given to a Discord made for the tests comes back as the right clip: JDA, the dispatcher and the search of a server. */
@QuarkusTest
@TestProfile(DiscordInTheServerTest.Profile.class)
class DiscordInTheServerTest {
    private static final Asker ANN = Asker.IN_GUILD;

    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(LibraryOfFilms.class), new TestResourceEntry(DiscordOfTests.class));
        }
    }

    @Inject
    BotHost host;

    @Inject
    SceneIndex index;

    FakeDiscord discord;
    private DiscordChat chat;
    private byte[] screenshot;

    @BeforeEach
    void theLibraryIsIndexed() throws Exception {
        chat = new DiscordChat(discord, host);
        chat.isConnected();
        await().atMost(Duration.ofSeconds(90))
                .until(() -> index.catalog().videos().size() == 2);
        screenshot = Files.readAllBytes(Path.of("target/end-to-end/screenshot.jpg"));
    }

    /** The screenshot is of second 6, in a scene of the seconds 4 to 8. */
    private static void isRight(SentMessage answer) {
        isRight(answer, 6);
    }

    private static void isRight(SentMessage answer, double second) {
        String words = answer.seen().words();
        assertTrue(words.contains("Koma") && words.contains("コマ"), words);
        assertTrue(words.contains("Episode: 2"), words);
        assertTrue(DiscordChat.covers(answer, second), words);
        assertTrue(answer.data().toString().contains("https://anilist.co/anime/21"));
    }

    @Test
    void aScreenshotComesBackAsTheRightClipWhichIsFoundAgain() throws Exception {
        SentMessage answer = chat.search(ANN, screenshot);
        isRight(answer);
        byte[] clip = answer.seen().file();
        assertTrue(clip.length > 2000 && clip.length <= ANN.uploadLimit(), () -> clip.length + " bytes");
        DiscordChat.isPlayable(clip);
        isRight(chat.search(ANN, clip), 4.5); // what a video begins with is searched, and the scene begins at 4
        chat.keptTheRules();
    }

    @Test
    void aClipFitsTheLimitOfItsInteraction() throws Exception {
        int largest = chat.search(ANN, screenshot).seen().file().length;
        Asker limited = new Asker(ANN.user(), ANN.channel(), ANN.permissions(), ANN.locale(), largest - 1);
        SentMessage smaller = chat.search(limited, screenshot);
        isRight(smaller);
        assertTrue(smaller.seen().file().length < largest);
        DiscordChat.isPlayable(smaller.seen().file());
        Asker tiny = new Asker(ANN.user(), ANN.channel(), ANN.permissions(), ANN.locale(), 10);
        SentMessage words = chat.search(tiny, screenshot);
        isRight(words);
        assertEquals(null, words.seen().file());
        chat.keptTheRules();
    }

    @Test
    void ofAMessageWithTwoPicturesTheChosenOneIsSearched() throws Exception {
        int before = discord.shown().size();
        byte[] nothing = "no picture at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        chat.people.searchMessage(
                ANN,
                chat.people.message(
                        "which?",
                        chat.people.attachment(nothing, "a.png"),
                        chat.people.attachment(screenshot, "b.png")));
        SentMessage question = chat.answer(before + 1);
        assertEquals(2, question.seen().buttons().size());
        chat.people.press(ANN, question.seen().buttons().get(1));
        await().atMost(Duration.ofMinutes(2)).until(() -> question.seen().file() != null && chat.isIdle());
        isRight(question);
        DiscordChat.isPlayable(question.seen().file());
        assertEquals(before + 1, discord.shown().size());
        chat.keptTheRules();
    }

    @Test
    void buttonsWorkAfterTheBotWasStoppedAndStartedAgain() throws Exception {
        SentMessage answer = chat.search(ANN, screenshot);
        byte[] clip = answer.seen().file();
        String mute = answer.seen().buttons().getLast();
        host.stop(null);
        assertTrue(host.bot().orElseThrow().health().values().stream()
                .allMatch(health -> health.state() == PlatformHealth.State.STOPPED));
        host.start(null);
        chat.isConnected();
        chat.people.press(ANN, mute);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !java.util.Arrays.equals(clip, answer.seen().file()) && chat.isIdle());
        isRight(answer);
        DiscordChat.isPlayable(answer.seen().file());
        chat.keptTheRules();
    }

    @Test
    void titlesAreSuggestedFromTheIndexWhileTheyAreTyped() {
        int before = discord.autocompleted.size();
        chat.people.type(ANN, "kom");
        await().atMost(Duration.ofSeconds(20)).until(() -> discord.autocompleted.size() == before + 1);
        assertTrue(discord.autocompleted.getLast().toString().contains("\"value\":\"21\""));
    }
}
