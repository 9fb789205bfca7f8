package dev.koma.botcore.conversation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.contract.SetSearch;
import dev.koma.botcore.dispatch.Job;
import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.ChatUser;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PlaceSettings;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.event.SearchOptions;
import dev.koma.botcore.language.Language;
import dev.koma.botcore.language.Phrase;
import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.search.SearchOutcome;
import dev.koma.botcore.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationFaultsTest {
    private final BotHarness harness = new BotHarness();
    private final FakePlatform platform = harness.platform;
    private final SetSearch search = harness.search;

    @AfterEach
    void stop() {
        harness.close();
    }

    private static String english(Phrase phrase, Object... values) {
        return phrase.in(Language.ENGLISH, values);
    }

    private String whisper() {
        await().until(() -> !platform.whispers.isEmpty());
        return platform.whispers.getFirst();
    }

    private void findTwo() {
        search.usual = new SearchOutcome.Found(List.of(SetSearch.match(0.99), SetSearch.match(0.95)));
        harness.sendPhoto();
        harness.reply();
    }

    @Test
    void C21_onlyWhoAskedCanPage() {
        findTwo();
        harness.press("bob", FakePlatform.alone(), "▶");
        assertEquals(english(Phrase.BUTTON_NOT_YOURS), whisper());
        assertEquals(1, platform.deliveries);
    }

    @Test
    void C21_buttonsWorkAfterARestart() {
        findTwo();
        harness.restart();
        harness.press("ann", FakePlatform.alone(), "▶");
        await().until(() -> harness.isIdle() && harness.words().contains("Likely"));
    }

    @Test
    void C21_aButtonPressedTwiceQuicklyIsHarmless() {
        findTwo();
        String id = new ButtonId.Show(session(), 1, false).written();
        ReplyTarget message = platform.target(platform.messageWith(id));
        for (int i = 0; i < 2; i++) {
            Origin made = harness.origin();
            Origin origin = new Origin("fake", made.updateId(), made.user(), made.place(), message);
            harness.send(new ChatEvent.ButtonPressed(origin, id));
        }
        await().until(() -> harness.isIdle() && platform.deliveries == 3);
        assertEquals(1, platform.replies().size());
        assertEquals(3, platform.acknowledged.size());
    }

    private String session() {
        ButtonId id = ButtonId.read(platform.replies()
                        .getFirst()
                        .buttons()
                        .getFirst()
                        .getFirst()
                        .id())
                .orElseThrow();
        return ((ButtonId.Show) id).session();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k.p.aaaaaaaaaaaaaaaa.1",
                "k.p.x.1",
                "k.p.aaaaaaaaaaaaaaaa.-1",
                "k.p.aaaaaaaaaaaaaaaa.999999999999",
                "k.l.xx",
                "",
                "'; drop table",
                "k.z.aaaaaaaaaaaaaaaa.1"
            })
    void C21_aForgedButtonIsExplained(String forged) {
        harness.send(new ChatEvent.ButtonPressed(harness.origin(), forged));
        assertEquals(english(Phrase.BUTTON_EXPIRED), whisper());
        assertTrue(harness.isIdle());
    }

    @Test
    void C21_aForgedPageOfAnOwnSessionIsExplained() {
        findTwo();
        String message = platform.messageWith(new ButtonId.Show(session(), 1, false).written());
        Origin made = harness.origin();
        Origin origin = new Origin("fake", made.updateId(), made.user(), made.place(), platform.target(message));
        harness.send(new ChatEvent.ButtonPressed(origin, new ButtonId.Show(session(), 77, false).written()));
        await().until(() -> harness.words().equals(english(Phrase.BUTTON_EXPIRED)));
    }

    @Test
    void C11_aPageIsHiddenWhereItIsPressed() {
        search.usual = new SearchOutcome.Found(
                List.of(SetSearch.match(0.99), SetSearch.match(0.98, SetSearch.BUNNY, true, "x.mp4")));
        harness.send(platform.message(platform.origin("ann", BotHarness.GROUP), "", harness.photo()));
        harness.reply();
        harness.press("ann", BotHarness.GROUP, "▶");
        await().until(() -> harness.words().equals(english(Phrase.ADULT_HIDDEN)));
        assertEquals(1, search.clips.size());
    }

    @Test
    void C30_aBusySearchIsTriedAgain() {
        search.next.add(new SearchOutcome.Busy(Duration.ZERO));
        search.next.add(new SearchOutcome.Unavailable());
        harness.sendPhoto();
        assertNotNull(harness.reply().card());
        assertEquals(3, search.queries.size());
    }

    @Test
    void C30_aSearchThatStaysBusyEndsWithAWord() {
        search.usual = new SearchOutcome.Busy(Duration.ZERO);
        harness.sendPhoto();
        assertEquals(english(Phrase.BUSY), harness.words());
        assertEquals(3, search.queries.size());
    }

    @ParameterizedTest
    @EnumSource(SearchOutcome.Reason.class)
    void C30_everyRefusalIsExplainedAndNotTriedAgain(SearchOutcome.Reason reason) {
        search.usual = new SearchOutcome.Refused(reason);
        harness.sendPhoto();
        assertFalse(harness.words().isBlank());
        assertEquals(1, search.queries.size());
    }

    @Test
    void C8_C10_anAnswerThatNobodyWillSeeEndsTheRequest() {
        for (Delivery.Reason reason : Delivery.Reason.values()) {
            platform.next.add(new Delivery.Undeliverable(reason));
            harness.sendPhoto();
            await().until(harness::isIdle);
        }
        assertEquals(4, harness.bot().chatCounts().undeliverable());
        assertEquals(4, platform.deliveries);
    }

    @Test
    void C3_anAnswerThatWouldComeTooLateIsNotWaitedFor() {
        search.usual = new SearchOutcome.Busy(Duration.ofMinutes(1));
        Origin origin = harness.origin();
        ReplyTarget target = new ReplyTarget("t", 1000, Instant.now().plusMillis(7500));
        harness.send(
                platform.message(new Origin("fake", "u", origin.user(), origin.place(), target), "", harness.photo()));
        assertEquals(english(Phrase.EXPIRED), harness.words());
    }

    @Test
    void X22_anAnswerIsSentWhenThePlatformIsBackWithoutASecondSearch() {
        platform.down = true;
        harness.sendPhoto();
        await().until(() -> platform.deliveries > 2);
        platform.down = false;
        assertNotNull(harness.reply().card());
        assertEquals(1, search.queries.size());
    }

    @Test
    void X26_anAnswerThatMayHaveBeenSentIsNotSentTwiceButAsked() {
        platform.next.add(new Delivery.Uncertain());
        harness.sendPhoto();
        harness.reply(2);
        List<String> words = platform.replies().stream()
                .map(reply -> reply.allText().words())
                .toList();
        assertEquals(english(Phrase.INTERRUPTED), words.getLast());
        assertEquals(1, harness.bot().chatCounts().uncertain());
    }

    @Test
    void X26_anAnswerThatMayHaveBeenSentIsSentAgainWhereItReplacesTheFirst() {
        platform.replaces = true;
        platform.next.add(new Delivery.Uncertain());
        harness.sendPhoto();
        await().until(() -> harness.isIdle() && platform.deliveries == 2);
        assertNotNull(harness.reply().card());
    }

    @Test
    void X26_whatWasAcceptedBeforeAKillIsAnsweredAfterIt() throws Exception {
        Task task = new Task.Search(harness.origin(), false, List.of(harness.photo()), SearchOptions.NONE, false);
        Instant now = Instant.now();
        Job job = new Job("a".repeat(16), "fake:ann", "g", 1, 0, now, now, now.plusSeconds(60), Json.write(task));
        harness.jobs.accept(job, Set.of("k"));
        harness.restart();
        assertNotNull(harness.reply().card());
    }

    @Test
    void X26_aStoredRequestThatCannotBeReadEndsWithoutHarm() throws Exception {
        Instant now = Instant.now();
        harness.jobs.accept(new Job("b", "l", "g", 1, 0, now, now, now.plusSeconds(60), "{\"task\":\"??\"}"), Set.of());
        harness.restart();
        await().until(harness::isIdle);
        assertEquals(1, harness.bot().dispatchCounts().expired());
        assertTrue(harness.jobs.unfinished().isEmpty());
    }

    @Test
    void C20_X27_whoSendsTooMuchIsToldSoEachTime() {
        search.usual = new SearchOutcome.Busy(Duration.ofSeconds(5));
        for (int i = 0; i < 100; i++) {
            harness.sendPhoto();
        }
        await().until(() -> platform.whispers.size() == 96);
        assertEquals(english(Phrase.LANE_FULL, 3), platform.whispers.getFirst());
        assertEquals(96, harness.bot().chatCounts().refused());
        assertEquals(4, platform.acknowledged.size());
    }

    @Test
    void X27_whoeverComesWhenAllIsFullIsToldWithinMoments() {
        search.usual = new SearchOutcome.Busy(Duration.ofSeconds(5));
        for (int i = 0; i < 100; i++) {
            harness.send(platform.message(platform.origin("u" + i, FakePlatform.alone()), "", harness.photo()));
        }
        long before = System.nanoTime();
        harness.send(platform.message(platform.origin("late", FakePlatform.alone()), "", harness.photo()));
        assertEquals(english(Phrase.ALL_FULL), whisper());
        assertTrue(System.nanoTime() - before < Duration.ofMillis(300).toNanos());
    }

    @Test
    void theCommandsWorkWhileSearchesWait() {
        search.usual = new SearchOutcome.Busy(Duration.ofSeconds(5));
        for (int i = 0; i < 4; i++) {
            harness.sendPhoto();
        }
        harness.send(new ChatEvent.CommandGiven(harness.origin(), new ChatEvent.Command.Help()));
        await().until(() -> platform.replies().size() == 1);
        assertEquals(english(Phrase.HELP), platform.replies().getFirst().text().words());
    }

    @Test
    void settingsAreForModerators() {
        PlaceSettings changes = new PlaceSettings(true, "ja", true);
        harness.send(new ChatEvent.CommandGiven(
                platform.origin("ann", BotHarness.GROUP), new ChatEvent.Command.Settings(changes)));
        assertEquals(english(Phrase.SETTINGS_NOT_YOURS), whisper());
        Origin origin = platform.origin("mod", BotHarness.GROUP);
        Origin moderator = new Origin(
                "fake", origin.updateId(), new ChatUser("mod", false, true, "en"), origin.place(), origin.target());
        harness.send(new ChatEvent.CommandGiven(moderator, new ChatEvent.Command.Settings(changes)));
        assertTrue(harness.words().contains("日本語"), harness.words());
        harness.send(platform.message(platform.origin("ann", BotHarness.GROUP), "", harness.photo()));
        Reply reply = harness.reply(2);
        assertEquals("ビッグバック", reply.card().title());
        assertTrue(platform.acknowledged.getLast().endsWith("quietly"));
    }

    @Test
    void whoCannotBeStoredIsToldWhereTheEventDoesNotComeAgain() throws StoreException {
        platform.redelivers = false;
        harness.bot().close();
        harness.send(platform.message(harness.origin(), "", harness.photo()));
        assertTrue(platform.replies().isEmpty());
        assertEquals(1, harness.bot().chatCounts().refused());
    }
}
