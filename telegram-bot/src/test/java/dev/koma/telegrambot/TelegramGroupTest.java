package dev.koma.telegrambot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koma.botcore.contract.SetSearch;
import dev.koma.botcore.search.SearchOutcome;
import dev.koma.telegrambot.FakeTelegram.Sent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a group sees: the bot answers whoever asks it, and nobody else. */
class TelegramGroupTest {
    private static final String MENTION = "@" + FakeTelegram.NAME;

    private final TelegramHarness harness = new TelegramHarness();
    private final FakeTelegram telegram = harness.telegram;
    private final Person group = harness.inGroup;

    @AfterEach
    void stop() {
        harness.close();
    }

    private ObjectNode photo(String caption) {
        return group.withPhoto(group.message(), TelegramHarness.PICTURE, caption);
    }

    private void isIgnored(ObjectNode message) {
        group.send(message);
        harness.settle();
        assertEquals(List.of(), telegram.sent());
        assertEquals(List.of(), harness.search.queries);
        assertEquals(List.of(), telegram.calls("setMessageReaction"));
    }

    private Sent isAnswered(ObjectNode message) {
        group.send(message);
        Sent answer = harness.answer(1);
        assertTrue(answer.words().contains("Big Buck Bunny"), answer.words());
        assertEquals(TelegramHarness.GROUP, answer.chat());
        assertTrue(answer.call()
                .field("reply_parameters")
                .contains("\"message_id\":" + message.get("message_id").asInt()));
        assertArrayEquals(TelegramHarness.PICTURE, harness.searched());
        return answer;
    }

    @Test
    void aReplyThatMentionsTheBotIsAnswered() {
        isAnswered(Person.mark(
                group.replyTo(photo(""), MENTION.toUpperCase(java.util.Locale.ROOT) + " please"),
                "mention",
                MENTION.toUpperCase(java.util.Locale.ROOT)));
    }

    @Test
    void aCaptionThatMentionsTheBotIsAnswered() {
        isAnswered(Person.mark(photo("what is it, " + MENTION + "?"), "mention", MENTION));
    }

    @Test
    void aMentionByNameIsAnswered() {
        ObjectNode message = Person.mark(photo("what is it, Koma?"), "text_mention", "Koma");
        ((ObjectNode) message.get("caption_entities").get(0))
                .set("user", FakeTelegram.user(FakeTelegram.BOT, FakeTelegram.NAME, true));
        isAnswered(message);
    }

    @Test
    void searchByCommandInAReplyIsAnswered() {
        isAnswered(group.replyTo(photo(""), "/search"));
    }

    @Test
    void searchByCommandWithTheBotsNameInACaptionIsAnswered() {
        isAnswered(photo("/search@" + FakeTelegram.NAME + " mute"));
        assertEquals("LARGE muted", harness.search.clips.getFirst());
    }

    @Test
    void theAnswerStaysInItsTopic() {
        ObjectNode message =
                group.replyTo(photo(""), "/search").put("message_thread_id", 42).put("is_topic_message", true);
        assertEquals("42", isAnswered(message).call().field("message_thread_id"));
        assertTrue(telegram.calls("sendChatAction").stream()
                .allMatch(call -> call.field("message_thread_id").equals("42")));
    }

    @Test
    void aThreadOfRepliesIsNoTopic() {
        ObjectNode message = group.replyTo(photo(""), "/search").put("message_thread_id", 42);
        assertEquals("", isAnswered(message).call().field("message_thread_id"));
    }

    @Test
    void C29_aPictureForNobodyIsIgnored() {
        isIgnored(photo("look at this"));
    }

    @Test
    void C29_commandsForAnotherBotAreIgnored() {
        isIgnored(photo("/search@another_bot"));
    }

    @Test
    void C29_aNameThatBeginsAsTheBotsIsAnotherBots() {
        isIgnored(Person.mark(photo(MENTION + "2 what is it?"), "mention", MENTION + "2"));
    }

    @Test
    void C29_thanksToTheBotAreNoRequest() {
        isAnswered(group.replyTo(photo(""), "/search"));
        ObjectNode ours = telegram.chats().messageOf(telegram.sent().getFirst());
        group.send(group.replyTo(ours, "thank you!"));
        harness.settle();
        assertEquals(1, telegram.sent().size());
    }

    @Test
    void C29_botsAreIgnoredAndTheBotItselfToo() {
        ObjectNode bots = Person.mark(photo(MENTION), "mention", MENTION);
        bots.set("from", FakeTelegram.user(55, "another_bot", true));
        isIgnored(bots);
        ObjectNode own = Person.mark(photo(MENTION), "mention", MENTION);
        own.set("from", FakeTelegram.user(FakeTelegram.BOT, FakeTelegram.NAME, true));
        isIgnored(own);
        ObjectNode inline = Person.mark(photo(MENTION), "mention", MENTION);
        inline.set("via_bot", FakeTelegram.user(FakeTelegram.BOT, FakeTelegram.NAME, true));
        isIgnored(inline);
    }

    @Test
    void C29_whatAChannelForwardsToItsGroupByItselfIsIgnored() {
        ObjectNode forwarded = Person.mark(photo(MENTION), "mention", MENTION).put("is_automatic_forward", true);
        forwarded.set("sender_chat", chat(-1009, "channel"));
        isIgnored(forwarded);
    }

    @Test
    void C16_anAdministratorWithoutNameIsAnsweredAndMayChangeSettings() {
        ObjectNode asked = group.replyTo(photo(""), "/search");
        asked.set("from", FakeTelegram.user(1087968824, "GroupAnonymousBot", true));
        asked.set("sender_chat", chat(TelegramHarness.GROUP, "supergroup"));
        isAnswered(asked);
        ObjectNode settings = group.message().put("text", "/settings language ja");
        settings.set("from", asked.get("from"));
        settings.set("sender_chat", asked.get("sender_chat"));
        group.send(settings);
        assertTrue(harness.answer(2).words().contains("日本語"));
    }

    @Test
    void C16_aPostInAChannelIsAnsweredThere() {
        ObjectNode post = Person.mark(photo(MENTION), "mention", MENTION);
        post.remove("from");
        post.set("chat", chat(-1009, "channel"));
        post.set("sender_chat", chat(-1009, "channel"));
        telegram.update("channel_post", post);
        assertEquals(-1009, harness.answer(1).chat());
    }

    private static ObjectNode chat(long id, String type) {
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .createObjectNode()
                .put("id", id)
                .put("type", type)
                .put("title", "A chat");
    }

    @Test
    void C11_anAdultResultIsHiddenUntilAnAdministratorAllowsIt() {
        harness.search.usual =
                new SearchOutcome.Found(List.of(SetSearch.match(0.98, SetSearch.BUNNY, true, "secret.mp4")));
        group.send(photo("/search"));
        Sent hidden = harness.answer(1);
        assertTrue(hidden.words().contains("adult result"), hidden.words());
        assertNull(hidden.file());
        assertFalse(hidden.call().fields().toString().contains("Bunny"));
        assertEquals(List.of(), harness.search.clips);
        group.say("/settings adult on");
        assertTrue(harness.answer(2).words().contains("Only moderators"));
        telegram.promote(TelegramWorld.USER);
        group.say("/settings adult on");
        assertTrue(harness.answer(3).words().contains("Adult results: yes"));
        group.send(photo("/search"));
        assertTrue(harness.answer(4).words().contains("Big Buck Bunny"));
    }

    @Test
    void C15_anAlbumWithAMentionIsOneQuestion() {
        group.send(Person.mark(photo(MENTION), "mention", MENTION).put("media_group_id", "a"));
        group.send(group.withPhoto(group.message(), new byte[55], "").put("media_group_id", "a"));
        assertEquals(2, harness.answer(1).buttons().size());
        assertEquals(List.of(), harness.search.queries);
    }
}
