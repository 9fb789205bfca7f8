package dev.koma.searchapi.bot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.discordbot.FakeDiscord;
import dev.koma.discordbot.Payloads.Asker;
import dev.koma.discordbot.SentMessage;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.searchapi.endtoend.PublicClips;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Screenshots of real films come back as their clips through Discord, where the public clips are there. */
@QuarkusTest
@TestProfile(DiscordOverPublicClipsTest.Profile.class)
@EnabledIf("dev.koma.searchapi.endtoend.PublicClips#exist")
class DiscordOverPublicClipsTest {
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PublicClips.class), new TestResourceEntry(DiscordOfTests.class));
        }
    }

    @Inject
    BotHost host;

    @Inject
    SceneIndex index;

    FakeDiscord discord;
    private DiscordChat chat;

    @BeforeEach
    void theLibraryIsIndexed() {
        chat = new DiscordChat(discord, host);
        chat.isConnected();
        await().atMost(Duration.ofMinutes(4))
                .until(() -> index.catalog().videos().size() == PublicClips.CLIPS.size());
    }

    @ParameterizedTest
    @CsvSource({
        "sintel_trailer.mp4,12.6",
        "sintel_trailer.mp4,31.0",
        "popeye_sinbad_a.mkv,9.0",
        "popeye_sinbad_b.mkv,14.0",
        "caminandes_llama_drama.webm,21.0"
    })
    void aScreenshotComesBackAsTheRightClip(String clip, double second) throws Exception {
        SentMessage answer = chat.search(Asker.IN_GUILD, PublicClips.screenshot(clip, second));
        String words = answer.seen().words();
        assertTrue(words.contains(clip.substring(0, clip.lastIndexOf('.'))), words);
        assertTrue(DiscordChat.covers(answer, second), words);
        byte[] file = answer.seen().file();
        assertTrue(file.length > 2000 && file.length <= Asker.IN_GUILD.uploadLimit(), () -> file.length + " bytes");
        DiscordChat.isPlayable(file);
        chat.keptTheRules();
    }
}
