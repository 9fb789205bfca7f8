package dev.koma.discordbot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.contract.SeenMessage;
import dev.koma.botcore.contract.SetSearch;
import dev.koma.botcore.search.PreviewSize;
import dev.koma.botcore.search.Query;
import dev.koma.botcore.search.SearchOutcome;
import dev.koma.botcore.search.TitleNames;
import dev.koma.discordbot.Payloads.Asker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people see: commands, menus and buttons through JDA, the conversation and the dispatcher. */
class DiscordBotTest {
    private final DiscordHarness harness = new DiscordHarness();
    private final FakeDiscord discord = harness.discord;
    private final People people = harness.people;

    @AfterEach
    void stop() {
        harness.close();
    }

    private static byte[] bytes(Query query) {
        return ((Query.Picture.Bytes) query.picture()).file();
    }

    private String button(String part) {
        return discord.shown().getLast().seen().buttons().stream()
                .filter(id -> id.contains(part))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPictureInTheRightClipOut() {
        harness.connected().search(Asker.IN_GUILD);
        SentMessage answer = harness.answer(1);
        SeenMessage seen = answer.seen();
        assertTrue(seen.words().contains("Big Buck Bunny"), seen.words());
        assertTrue(seen.words().contains("00:12:34 – 00:12:36"), seen.words());
        assertEquals(3000, seen.file().length);
        assertTrue(answer.data().toString().contains("https://anilist.co/anime/21"));
        assertEquals(DiscordHarness.PICTURE.length, bytes(harness.search.queries.getFirst()).length);
        assertEquals(List.of(), discord.refusals);
        assertFalse(answer.quiet);
    }

    @Test
    void theCommandsAreAnnouncedInEveryLanguageForGuildsAndPeople() {
        harness.connected();
        DataArray commands = discord.commands;
        assertEquals(7, commands.length());
        List<String> names = IntStream.range(0, 7)
                .mapToObj(i -> commands.getObject(i).getString("name"))
                .toList();
        assertEquals(List.of("search", "Search this image", "help", "language", "quota", "privacy", "settings"), names);
        DataObject search = commands.getObject(0);
        for (String locale : List.of("ja", "zh-CN", "zh-TW")) {
            assertTrue(search.getObject("description_localizations").hasKey(locale));
            assertTrue(commands.getObject(1).getObject("name_localizations").hasKey(locale));
        }
        assertEquals(2, search.getArray("integration_types").length());
        assertEquals(3, search.getArray("contexts").length());
        assertEquals("32", commands.getObject(6).getString("default_member_permissions"));
        assertEquals(0, discord.gateway.intents & (1 << 1 | 1 << 8 | 1 << 15));
    }

    @Test
    void titlesAreSuggestedWhileTheyAreTypedAndLimitTheSearch() {
        harness.connected();
        people.type(Asker.IN_GUILD, "Big");
        await().atMost(Duration.ofSeconds(10)).until(() -> !discord.autocompleted.isEmpty());
        DataObject choice = discord.autocompleted.getFirst().getArray("choices").getObject(0);
        people.search(
                Asker.IN_GUILD,
                people.attachment(DiscordHarness.PICTURE),
                People.option(3, "title", choice.getString("value")),
                People.option(5, "mute", true),
                People.option(5, "crop", false));
        harness.answer(1);
        Query query = harness.search.queries.getFirst();
        assertEquals(21, query.anilist());
        assertFalse(query.cutBorders());
        assertEquals("LARGE muted", harness.search.clips.getFirst());
    }

    @Test
    void anAddressIsHandedToTheSearchAndNothingAtAllIsExplained() {
        harness.connected();
        people.command(Asker.IN_GUILD, "search", People.option(3, "url", "https://example.org/a.png"));
        harness.answer(1);
        assertEquals(
                "https://example.org/a.png",
                ((Query.Picture.Address) harness.search.queries.getFirst().picture())
                        .address()
                        .toString());
        people.command(Asker.IN_GUILD, "search");
        assertTrue(harness.answer(2).seen().words().contains("Send me a screenshot"));
    }

    @Test
    void ofSeveralPicturesInAMessageOneIsChosenFromAMenu() {
        harness.connected();
        byte[] second = new byte[2222];
        people.searchMessage(
                Asker.IN_GUILD,
                people.message("two", people.attachment(DiscordHarness.PICTURE), people.attachment(second, "b.png")));
        SentMessage question = harness.answer(1);
        assertEquals(2, question.seen().buttons().size());
        people.press(Asker.IN_GUILD, question.seen().buttons().get(1));
        await().atMost(Duration.ofSeconds(10)).until(() -> question.seen().file() != null);
        assertEquals(2222, bytes(harness.search.queries.getFirst()).length);
        assertTrue(question.seen().words().contains("Big Buck Bunny"));
        assertEquals(1, discord.shown().size());
    }

    @Test
    void C1_anExpiredAddressIsLookedUpAgainInItsMessage() {
        harness.connected();
        DataObject attachment = people.attachment(DiscordHarness.PICTURE);
        DataObject message = people.message("", attachment);
        String expired = attachment.getString("url");
        DataObject fresh = Payloads.attachment(
                attachment.getString("id"), discord.host(DiscordHarness.PICTURE, "x.png"), "x.png", "image/png", 3000);
        discord.forget(expired);
        people.searchMessage(Asker.IN_GUILD, message);
        discord.keep(Payloads.message(message.getString("id"), Payloads.CHANNEL, "", List.of(fresh)));
        assertTrue(harness.seen().words().contains("Big Buck Bunny"));
    }

    @Test
    void C1_aPictureThatIsGoneIsExplained() {
        harness.connected();
        DataObject attachment = people.attachment(DiscordHarness.PICTURE);
        discord.forget(attachment.getString("url"));
        people.search(Asker.IN_GUILD, attachment);
        assertTrue(harness.seen().words().contains("no longer available"));
    }

    @Test
    void C4_aClipThatIsTooLargeBecomesSmallerThenAStillThenWords() {
        harness.connected();
        for (Map.Entry<Integer, Integer> limit :
                Map.of(2500, 2000, 700, 500, 50, 0).entrySet()) {
            int before = discord.shown().size();
            Asker asker = new Asker("400", Payloads.CHANNEL, 0, "en-US", limit.getKey());
            people.search(asker, people.attachment(DiscordHarness.PICTURE));
            byte[] file = harness.answer(before + 1).seen().file();
            assertEquals(limit.getValue(), file == null ? 0 : file.length);
        }
    }

    @Test
    void C4_whatDiscordFindsTooLargeIsSentSmaller() {
        harness.connected();
        discord.nextEdits.add(new FakeDiscord.Error(413, 40005, "Request entity too large"));
        harness.search(Asker.IN_GUILD);
        assertEquals(2000, harness.seen().file().length);
        assertTrue(harness.search.clips.contains(PreviewSize.MEDIUM.toString()));
    }

    @Test
    void C11_anAdultResultIsShownOnlyInAChannelForAdultsOrAlone() {
        harness.connected();
        TitleNames names = new TitleNames("Secret", "Secret", "Secret", "Secret");
        harness.search.usual = new SearchOutcome.Found(List.of(SetSearch.match(0.98, names, true, "secret.mp4")));
        harness.search(Asker.IN_GUILD);
        SentMessage hidden = harness.answer(1);
        assertTrue(hidden.seen().words().contains("adult result"));
        assertNull(hidden.seen().file());
        assertFalse(hidden.data().toString().contains("ecret"));
        harness.search(Asker.IN_GUILD.in(Payloads.ADULT_CHANNEL));
        assertTrue(harness.answer(2).seen().words().contains("Secret"));
        harness.search(Asker.ALONE);
        assertTrue(harness.answer(3).seen().words().contains("Secret"));
    }

    @Test
    void C12_aHiddenPictureGetsAHiddenClip() {
        harness.connected();
        people.searchMessage(
                Asker.IN_GUILD, people.message("", people.attachment(DiscordHarness.PICTURE, "SPOILER_a.png")));
        SentMessage answer = harness.answer(1);
        assertTrue(
                answer.data().getArray("attachments").toString().contains("SPOILER_clip.mp4"),
                () -> answer.data().toString());
    }

    @Test
    void C13_anInteractionThatComesAgainIsAnsweredOnce() {
        harness.connected().search(Asker.IN_GUILD);
        harness.answer(1);
        discord.redeliver();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> harness.bot.dispatchCounts().duplicates() == 1);
        assertEquals(1, harness.search.queries.size());
        assertEquals(1, discord.shown().size());
        assertEquals(List.of(), discord.refusals);
    }

    @Test
    void C16_C17_stickersAndForwardsAreSearched() {
        harness.connected();
        DataObject forward = people.message("");
        DataObject snapshot = people.message("", people.attachment(DiscordHarness.PICTURE));
        forward.put("message_snapshots", Payloads.array(DataObject.empty().put("message", snapshot)));
        forward.put(
                "message_reference",
                DataObject.empty().put("type", 1).put("channel_id", "9").put("message_id", "8"));
        people.searchMessage(Asker.IN_GUILD, forward);
        assertTrue(harness.answer(1).seen().words().contains("Big Buck Bunny"));
        DataObject sticker = people.message("")
                .put(
                        "sticker_items",
                        Payloads.array(DataObject.empty()
                                .put("id", "77")
                                .put("name", "s")
                                .put("format_type", 3)));
        people.searchMessage(Asker.IN_GUILD, sticker);
        assertTrue(harness.answer(2).seen().words().contains("Animated stickers"));
    }

    @Test
    void C20_X27_whoFloodsIsToldAtOnce() {
        harness.search.gate.drainPermits();
        harness.connected();
        for (int i = 0; i < 6; i++) {
            harness.search(Asker.IN_GUILD);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> discord.shown().stream()
                                .filter(message ->
                                        message.quiet && message.seen().words().contains("3 searches waiting"))
                                .count()
                        == 2);
        harness.search.gate.release(100);
        harness.answer(6);
    }

    @Test
    void C21_onlyWhoeverAskedPressesButtonsAlsoAfterARestartAndTwice() {
        harness.search.usual = new SearchOutcome.Found(List.of(SetSearch.match(0.98), SetSearch.match(0.5)));
        harness.connected().search(Asker.IN_GUILD);
        SentMessage answer = harness.answer(1);
        String next = button(".1");
        people.press(Asker.IN_GUILD.as("666"), next);
        assertTrue(harness.answer(2).quiet);
        assertTrue(harness.answer(2).seen().words().contains("Only the person who asked"));
        harness.restart();
        people.press(Asker.IN_GUILD, next);
        await().atMost(Duration.ofSeconds(10)).until(() -> answer.seen().words().contains("Not sure"));
        people.press(Asker.IN_GUILD, answer.seen().buttons().getFirst());
        await().atMost(Duration.ofSeconds(10)).until(() -> answer.seen().words().contains("Very sure"));
        people.forge(Asker.IN_GUILD, "k.p.aaaaaaaaaaaaaaaa.0");
        await().atMost(Duration.ofSeconds(10)).until(() -> discord.shown().size() == 3);
        assertTrue(discord.shown().getLast().seen().words().contains("no longer work"));
        assertEquals(List.of(), discord.refusals);
    }

    @Test
    void C23_everybodyIsAnsweredInTheirLanguage() {
        harness.connected();
        people.command(Asker.IN_GUILD.speaking("zh-TW"), "quota");
        String traditional = harness.answer(1).seen().words();
        people.command(Asker.IN_GUILD.speaking("pt-BR"), "quota");
        String unknown = harness.answer(2).seen().words();
        assertTrue(traditional.contains("43") && !traditional.contains("searches"), traditional);
        assertTrue(unknown.contains("43") && !unknown.contains("searches"), "the guild's, Japanese: " + unknown);
    }

    @Test
    void settingsAreForModeratorsAndMakeAnswersQuiet() {
        harness.connected();
        people.command(Asker.IN_GUILD, "settings", People.option(5, "quiet", true));
        assertTrue(harness.answer(1).seen().words().contains("Only moderators"));
        people.command(Asker.IN_GUILD.mayManage(), "settings", People.option(5, "quiet", true));
        String words = harness.answer(2).seen().words();
        assertTrue(words.contains("yes"), words);
        harness.search(Asker.IN_GUILD);
        assertTrue(harness.answer(3).quiet);
    }

    @Test
    void helpPrivacyAndLanguageAnswer() {
        harness.connected();
        people.command(Asker.IN_GUILD, "help");
        assertTrue(harness.answer(1).seen().words().contains("/search"));
        people.command(Asker.IN_GUILD, "privacy");
        assertTrue(harness.answer(2).seen().words().contains("forgotten"));
        people.command(Asker.IN_GUILD, "language", People.option(3, "language", "ja"));
        assertTrue(harness.answer(3).seen().words().contains("日本語"));
    }
}
