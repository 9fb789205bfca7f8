package dev.koma.telegrambot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koma.botcore.contract.SetSearch;
import dev.koma.botcore.search.SearchOutcome;
import dev.koma.telegrambot.FakeTelegram.Called;
import dev.koma.telegrambot.FakeTelegram.Sent;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody sees who is alone with the bot. */
class TelegramBotTest {
    private final TelegramHarness harness = new TelegramHarness();
    private final FakeTelegram telegram = harness.telegram;
    private final Person ann = harness.ann;

    @AfterEach
    void stop() {
        harness.close();
    }

    private Sent sendPhoto(String caption) {
        int before = telegram.sent().size();
        ann.sendPhoto(TelegramHarness.PICTURE, caption);
        return harness.answer(before + 1);
    }

    private void findMany(int count) {
        harness.search.usual = new SearchOutcome.Found(IntStream.range(0, count)
                .mapToObj(i -> SetSearch.match(0.99 - i / 100.0, SetSearch.BUNNY, false, "file" + i + ".mp4"))
                .toList());
    }

    @Test
    void aPictureIsAnsweredWithAVideoThatQuotesItAndPlaysAtOnce() {
        Sent answer = sendPhoto("");
        assertEquals("sendvideo", answer.call().method());
        assertEquals(3000, answer.file().length);
        assertTrue(answer.words().contains("Big Buck Bunny"), answer.words());
        assertTrue(answer.words().contains("00:12:34 – 00:12:36"), answer.words());
        assertTrue(answer.call().field("reply_parameters").contains("\"message_id\":1"));
        assertEquals("true", answer.call().field("supports_streaming"));
    }

    @Test
    void thatItWasHeardIsShownAndTakenAwayWithTheAnswer() {
        sendPhoto("");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> telegram.calls("setMessageReaction").size() == 2);
        List<Called> reactions = telegram.calls("setMessageReaction");
        assertTrue(reactions.stream().anyMatch(call -> call.field("reaction").contains("👀")));
        assertTrue(reactions.stream().anyMatch(call -> call.field("reaction").equals("[]")));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> telegram.calls("sendChatAction").stream()
                        .anyMatch(call -> call.field("action").equals("upload_video")));
    }

    @Test
    void wordsBesideThePictureAreHonoured() {
        sendPhoto("mute nocrop title: Big Buck");
        assertEquals(21, harness.search.queries.getFirst().anilist());
        assertEquals(false, harness.search.queries.getFirst().cutBorders());
        assertEquals("LARGE muted", harness.search.clips.getFirst());
    }

    @Test
    void tenResultsArePagedThroughInTheSameMessage() {
        findMany(10);
        Sent answer = sendPhoto("");
        for (int page = 1; page < 10; page++) {
            String next = telegram.sent().getFirst().buttons().get(page == 1 ? 0 : 1);
            String file = "file" + page + ".mp4";
            ann.press(next);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> telegram.sent().getFirst().words().contains(file) && harness.isIdle());
        }
        assertEquals(9, telegram.calls("editMessageMedia").size());
        assertEquals(answer.id(), telegram.sent().getFirst().id());
        assertEquals(1, telegram.sent().size());
        assertEquals(1, harness.search.queries.size());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> telegram.calls("answerCallbackQuery").size() == 9);
    }

    @Test
    void whatIsUnsureIsShownWhenAskedFor() {
        harness.search.usual = new SearchOutcome.Found(List.of(SetSearch.match(0.7)));
        Sent unsure = sendPhoto("");
        assertNull(unsure.file());
        assertTrue(unsure.words().contains("I'm not sure"));
        ann.press(unsure.buttons().getFirst());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> telegram.sent().getFirst().file() != null);
        assertEquals(1, telegram.sent().size());
        assertTrue(telegram.sent().getFirst().words().contains("Not sure (70.0 %)"));
    }

    @Test
    void C21_onlyWhoeverAskedPressesButtonsAlsoAfterARestartTwiceAndForged() {
        findMany(3);
        Sent answer = sendPhoto("");
        String next = answer.buttons().getFirst();
        new Person(telegram, 666, TelegramWorld.USER).press(next);
        await().atMost(Duration.ofSeconds(10)).until(() -> alert().contains("Only the person who asked"));
        harness.restart();
        ann.press(next);
        ann.press(next);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> telegram.sent().getFirst().words().contains("file1.mp4"));
        harness.settle();
        assertEquals(1, telegram.sent().size());
        ann.press(
                next.replaceFirst("..$", "zz"),
                telegram.sent().getFirst().buttons().getFirst());
        await().atMost(Duration.ofSeconds(10)).until(() -> alert().contains("no longer work"));
    }

    private String alert() {
        List<Called> alerts = telegram.calls("answerCallbackQuery");
        return alerts.isEmpty() ? "" : alerts.getLast().field("text");
    }

    @Test
    void C6_aVideoThatTelegramRefusesBecomesSmallerThenAPhotoThenWords() {
        telegram.fault("sendVideo", (call, before) -> FakeTelegram.Answer.refusal(400, "Bad Request: wrong video"));
        Sent photo = sendPhoto("");
        assertTrue(photo.photo());
        assertEquals(List.of("LARGE", "MEDIUM", "SMALL", "still LARGE"), harness.search.clips);
        telegram.fault("sendPhoto", (call, before) -> FakeTelegram.Answer.refusal(400, "Bad Request: wrong photo"));
        Sent words = sendPhoto("");
        assertNull(words.file());
        assertTrue(words.words().contains("Big Buck Bunny"));
    }

    @Test
    void C11_anAdultResultIsShownToWhoeverIsAloneWithTheBot() {
        harness.search.usual =
                new SearchOutcome.Found(List.of(SetSearch.match(0.98, SetSearch.BUNNY, true, "secret.mp4")));
        assertTrue(sendPhoto("").words().contains("Big Buck Bunny"));
    }

    @Test
    void C13_anUpdateThatComesAgainIsAnsweredOnce() {
        sendPhoto("");
        telegram.again();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> harness.bot.dispatchCounts().duplicates() == 1);
        assertEquals(1, telegram.sent().size());
        assertEquals(1, harness.search.queries.size());
    }

    @Test
    void C20_whoFloodsIsToldAtOnceAndAnsweredForWhatWasTaken() {
        harness.search.gate.drainPermits();
        for (int i = 0; i < 6; i++) {
            ann.sendPhoto(new byte[100 + i], "");
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> telegram.sent().stream()
                                .filter(sent -> sent.words().contains("You have 3 searches waiting"))
                                .count()
                        == 2);
        harness.search.gate.release(100);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> harness.isIdle()
                        && telegram.sent().stream()
                                        .filter(sent -> sent.file() != null)
                                        .count()
                                == 4);
        assertEquals(4, harness.search.queries.size());
    }

    @ParameterizedTest
    @CsvSource({
        "zh-hant,繁體",
        "zh-tw,繁體",
        "zh,繁體",
        "zh-hans,简体",
        "zh-cn,简体",
        "ja,日本",
        "en,English",
        "pt-br,English",
        "xx,English",
        "'',English"
    })
    void C23_everybodyIsAnsweredInTheirLanguage(String code, String language) {
        ObjectNode message = ann.message().put("text", "/quota");
        ((ObjectNode) message.get("from")).put("language_code", code);
        if (code.isEmpty()) {
            ((ObjectNode) message.get("from")).remove("language_code");
        }
        ann.send(message);
        String expected = switch (language) {
            case "繁體" -> "本月";
            case "简体" -> "本月";
            case "日本" -> "今月";
            default -> "You have used 43";
        };
        String words = harness.answer(1).words();
        assertTrue(words.contains(expected), words);
        assertEquals(language.equals("繁體"), words.contains("您") || words.contains("搜尋"), words);
    }

    @Test
    void commandsAreAnsweredAndTheLanguageIsRemembered() {
        List<String> commands = List.of("/start", "/help", "/quota", "/privacy", "/lang");
        List<String> expected = List.of(
                "Send me a screenshot",
                "Send me a screenshot",
                "You have used 43 of 1000",
                "forgotten",
                "Which language");
        for (int i = 0; i < commands.size(); i++) {
            ann.say(commands.get(i));
            String words = harness.answer(i + 1).words();
            assertTrue(words.contains(expected.get(i)), words);
        }
        ann.press(telegram.sent().getLast().buttons().get(1));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> telegram.sent().getLast().words().contains("日本語") && harness.isIdle());
        harness.restart();
        assertTrue(sendPhoto("").words().contains("ビッグバック"));
    }

    @Test
    void theMenuOfCommandsIsSetInEachLanguage() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> telegram.calls("setMyCommands").size() == 3);
        List<Called> menus = telegram.calls("setMyCommands");
        assertEquals(
                List.of("", "ja", "zh"),
                menus.stream().map(call -> call.field("language_code")).toList());
        for (Called menu : menus) {
            for (String command : List.of("search", "help", "lang", "quota", "privacy", "settings")) {
                assertTrue(menu.field("commands").contains("\"command\":\"" + command + "\""), command);
            }
        }
    }

    @Test
    void X26_whatWasHeardBeforeARestartIsAnsweredAfterIt() {
        harness.search.gate.drainPermits();
        ann.sendPhoto(TelegramHarness.PICTURE, "");
        await().atMost(Duration.ofSeconds(10)).until(() -> harness.search.queries.size() == 1);
        harness.stop();
        harness.search.gate.release(10);
        harness.restart();
        assertTrue(harness.answer(1).words().contains("Big Buck Bunny"));
    }
}
