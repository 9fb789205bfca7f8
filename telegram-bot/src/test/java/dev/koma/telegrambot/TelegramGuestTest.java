package dev.koma.telegrambot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koma.botcore.contract.SetSearch;
import dev.koma.botcore.search.SearchOutcome;
import dev.koma.telegrambot.FakeTelegram.Answer;
import dev.koma.telegrambot.FakeTelegram.Sent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bot mentioned in a chat that it is no member of: one answer in words, whose buttons change it. */
class TelegramGuestTest {
    private static final long ELSEWHERE = -1777;

    private final TelegramHarness harness = new TelegramHarness();
    private final FakeTelegram telegram = harness.telegram;
    private final Person ann = new Person(telegram, TelegramWorld.USER, ELSEWHERE);

    @AfterEach
    void stop() {
        harness.close();
    }

    private ObjectNode question() {
        return ann.replyTo(
                ann.withPhoto(ann.message(), TelegramHarness.PICTURE, ""),
                "@other_bot @" + FakeTelegram.NAME + " what is it?");
    }

    private Sent answer() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> telegram.guestMessages().size() == 1 && harness.isIdle());
        return telegram.guestMessages().getFirst();
    }

    @Test
    void C31_aQuestionIsAnsweredOnceInWords() {
        ann.askGuest(question());
        assertTrue(answer().words().contains("Big Buck Bunny"), answer().words());
        assertTrue(answer().words().contains("00:12:34"), answer().words());
        assertArrayEquals(TelegramHarness.PICTURE, harness.searched());
        assertEquals(1, telegram.calls("answerGuestQuery").size());
        assertEquals(List.of(), telegram.sent());
        assertEquals(List.of(), harness.search.clips, "no clip can be sent there");
        for (String notThere : List.of("setMessageReaction", "sendChatAction", "sendMessage", "sendVideo")) {
            assertEquals(List.of(), telegram.calls(notThere), notThere);
        }
    }

    @Test
    void C31_buttonsChangeTheAnswerForWhoeverAsked() {
        harness.search.usual = new SearchOutcome.Found(
                List.of(SetSearch.match(0.99), SetSearch.match(0.95, SetSearch.BUNNY, false, "second.mp4")));
        ann.askGuest(question());
        String next = answer().buttons().getFirst();
        new Person(telegram, 666, ELSEWHERE).press(next);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> telegram.calls("answerCallbackQuery").stream()
                        .anyMatch(call -> call.field("text").contains("Only the person who asked")));
        ann.press(next);
        await().atMost(Duration.ofSeconds(10)).until(() -> answer().words().contains("second.mp4"));
        assertEquals(1, telegram.calls("answerGuestQuery").size());
    }

    @Test
    void C31_C11_anAdultResultIsNeverShownThere() {
        harness.search.usual =
                new SearchOutcome.Found(List.of(SetSearch.match(0.99, SetSearch.BUNNY, true, "secret.mp4")));
        ann.askGuest(question());
        assertTrue(answer().words().contains("adult result"));
        assertFalse(answer().call().fields().toString().contains("Bunny"));
    }

    @Test
    void C31_anAnswerThatComesTooLateIsDroppedAndCounted() {
        telegram.fault(
                "answerGuestQuery",
                (call, before) -> Answer.refusal(
                        400, "Bad Request: query is too old and response timeout expired or query ID is invalid"));
        ann.askGuest(question());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> harness.bot.chatCounts().undeliverable() == 1 && harness.isIdle());
        assertEquals(1, telegram.calls("answerGuestQuery").size());
    }

    @Test
    void C31_aProtectedChatIsLeftAlone() {
        telegram.fault(
                "answerGuestQuery", (call, before) -> Answer.refusal(403, "Forbidden: the chat has protected content"));
        ann.askGuest(question());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> harness.bot.chatCounts().undeliverable() == 1 && harness.isIdle());
        assertEquals(1, telegram.calls("answerGuestQuery").size());
    }

    @Test
    void C31_whatTheBotsSayToEachOtherIsIgnored() {
        ObjectNode bots = question();
        bots.set("from", FakeTelegram.user(55, "another_bot", true));
        ann.askGuest(bots);
        harness.settle();
        assertEquals(List.of(), telegram.calls("answerGuestQuery"));
    }

    @Test
    void C31_withoutPictureThereIsHelp() {
        ann.askGuest(ann.message().put("text", "@" + FakeTelegram.NAME + " hello"));
        assertTrue(answer().words().contains("Send me a screenshot"));
    }
}
