package dev.koma.telegrambot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.contract.RecordingListener;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.platform.Download;
import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Button;
import dev.koma.botcore.reply.Media;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import dev.koma.telegrambot.FakeTelegram.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers in Telegram when it, or the chat, does not want them so. */
class TelegramRowsTest {
    private static final long GROUP = -1001;

    private final TelegramWorld world = new TelegramWorld();
    private final FakeTelegram telegram = world.telegram;
    private final TelegramPlatform platform = world.platform;
    private final RecordingListener listener = new RecordingListener(platform);

    @BeforeEach
    void start() {
        platform.start(listener);
    }

    @AfterEach
    void stop() {
        platform.close();
        world.close();
    }

    private static ReplyTarget to(long chat) {
        return new ReplyTarget(new TelegramAddress(chat, chat < 0, 0, 5, null).written(), 50_000_000, null);
    }

    private static Media clip() {
        return new Media(Media.Kind.CLIP, new byte[100], "clip.mp4", "video/mp4", "", false);
    }

    private Delivery hello(long chat) {
        return platform.deliver(to(chat), Reply.of("hello"));
    }

    @Test
    void C5_aFileThatIsTooBigForBotsIsSaidToBe() {
        String id = telegram.putFile(new byte[(20 << 20) + 1]);
        PictureRef video = new PictureRef(PictureRef.Kind.VIDEO, id, id, "video/mp4", -1, false, null);
        assertInstanceOf(Download.TooLarge.class, platform.download(video, 1L << 30));
    }

    @Test
    void anErrorPageIsNotTakenForAFile() {
        telegram.fault(
                "getFile",
                (call, before) -> new Answer(
                        200,
                        "application/json",
                        "{\"ok\":true,\"result\":{\"file_id\":\"x\",\"file_unique_id\":\"x\",\"file_path\":\"photos/gone\"}}"));
        PictureRef gone = new PictureRef(PictureRef.Kind.PHOTO, "x", "x", null, -1, false, null);
        assertInstanceOf(Download.Gone.class, platform.download(gone, 1000));
    }

    @Test
    void C6_aVideoThatTelegramRefusesMayBeSentSmaller() {
        telegram.fault("sendVideo", (call, before) -> Answer.refusal(400, "Bad Request: wrong video"));
        assertInstanceOf(
                Delivery.TooLarge.class, platform.deliver(to(7), Reply.of("x").with(clip())));
    }

    @Test
    void C7_onlyTheChatThatIsAskedToWaitWaits() {
        telegram.fault(
                "sendMessage",
                (call, before) -> call.field("chat_id").equals("8")
                        ? Answer.refusal(429, "Too Many Requests: retry after 37", "{\"retry_after\":37}")
                        : null);
        assertEquals(new Delivery.Postponed(Duration.ofSeconds(37)), hello(8));
        assertInstanceOf(Delivery.Postponed.class, hello(8));
        assertEquals(1, telegram.calls("sendMessage").size(), "asked again before its time");
        assertInstanceOf(Delivery.Delivered.class, hello(7));
    }

    @Test
    void C8_aDeletedMessageIsAnsweredWithoutQuotingIt() {
        telegram.fault(
                "sendMessage",
                (call, before) -> call.field("reply_parameters").isEmpty()
                        ? null
                        : Answer.refusal(400, "Bad Request: message to be replied not found"));
        assertInstanceOf(Delivery.Delivered.class, hello(7));
        assertEquals(1, telegram.sent().size());
    }

    @Test
    void C8_anAnswerMayStandAlone() {
        hello(7);
        assertTrue(telegram.calls("sendMessage")
                .getFirst()
                .field("reply_parameters")
                .contains("\"allow_sending_without_reply\":true"));
    }

    @Test
    void C9_whereVideosAreForbiddenTheWordsMayBeSent() {
        telegram.fault(
                "sendVideo",
                (call, before) -> Answer.refusal(400, "Bad Request: not enough rights to send videos to the chat"));
        assertInstanceOf(
                Delivery.TooLarge.class,
                platform.deliver(to(GROUP), Reply.of("x").with(clip())));
        assertInstanceOf(Delivery.Delivered.class, hello(GROUP));
    }

    @Test
    void C9_aChatWithoutRightToWriteIsNotAskedAgain() {
        telegram.fault(
                "sendMessage",
                (call, before) ->
                        Answer.refusal(400, "Bad Request: not enough rights to send text messages to the chat"));
        assertEquals(new Delivery.Undeliverable(Delivery.Reason.FORBIDDEN), hello(GROUP));
        assertEquals(1, telegram.calls("sendMessage").size());
    }

    @Test
    void C9_aDeletedTopicIsLeftOut() {
        telegram.fault(
                "sendMessage",
                (call, before) -> call.field("message_thread_id").isEmpty()
                        ? null
                        : Answer.refusal(400, "Bad Request: message thread not found"));
        String address = new TelegramAddress(GROUP, true, 12, 5, null).written();
        assertInstanceOf(
                Delivery.Delivered.class, platform.deliver(new ReplyTarget(address, 50_000_000, null), Reply.of("x")));
    }

    @Test
    void C10_whoeverBlockedTheBotIsLeftAlone() {
        telegram.fault("sendMessage", (call, before) -> Answer.refusal(403, "Forbidden: bot was blocked by the user"));
        assertEquals(new Delivery.Undeliverable(Delivery.Reason.FORBIDDEN), hello(7));
    }

    @Test
    void C10_aGroupThatBecameASupergroupIsFollowed() {
        telegram.fault(
                "sendMessage",
                (call, before) -> call.field("chat_id").equals("-5")
                        ? Answer.refusal(
                                400,
                                "Bad Request: group chat was upgraded to a supergroup chat",
                                "{\"migrate_to_chat_id\":-1005}")
                        : null);
        assertInstanceOf(Delivery.Delivered.class, hello(-5));
        assertInstanceOf(Delivery.Delivered.class, hello(-5));
        assertEquals(3, telegram.calls("sendMessage").size());
        assertTrue(telegram.sent().stream().allMatch(sent -> sent.chat() == -1005));
    }

    @Test
    void C12_aHiddenClipIsHidden() {
        Media hidden = new Media(Media.Kind.CLIP, new byte[10], "clip.mp4", "video/mp4", "", true);
        platform.deliver(to(7), Reply.of("x").with(hidden));
        assertEquals("true", telegram.calls("sendVideo").getFirst().field("has_spoiler"));
    }

    @Test
    void C21_everyPressIsAnswered() {
        Button button = new Button("x:1", "1");
        platform.deliver(to(7), new Reply(Text.plain("?"), null, null, List.of(List.of(button)), List.of()));
        world.press("x:1");
        ReplyTarget press = listener.next(0).origin().target();
        await().until(() -> telegram.calls("answerCallbackQuery").size() == 1);
        assertInstanceOf(Delivery.Delivered.class, platform.whisper(press, Text.plain("Not yours. ".repeat(50))));
        FakeTelegram.Called alert = telegram.calls("answerCallbackQuery").getLast();
        assertEquals("true", alert.field("show_alert"));
        assertTrue(alert.field("text").length() <= 200);
    }

    @Test
    void C21_aPressThatIsTooOldIsLeft() {
        telegram.fault(
                "answerCallbackQuery",
                (call, before) -> Answer.refusal(
                        400, "Bad Request: query is too old and response timeout expired or query ID is invalid"));
        String address = new TelegramAddress(7, false, 0, 5, "old").written();
        assertEquals(
                new Delivery.Undeliverable(Delivery.Reason.EXPIRED),
                platform.whisper(new ReplyTarget(address, 1, null), Text.plain("x")));
    }

    @Test
    void C22_markupThatTelegramDoesNotTakeIsLeftOut() {
        telegram.fault(
                "sendMessage",
                (call, before) -> call.field("parse_mode").isEmpty()
                        ? null
                        : Answer.refusal(400, "Bad Request: can't parse entities: byte offset 3"));
        assertInstanceOf(Delivery.Delivered.class, platform.deliver(to(7), Reply.of(Text.EMPTY.bold("a < b"))));
        assertEquals("a < b", telegram.sent().getFirst().words());
    }

    @Test
    void aClipMakesRoomForWords() {
        Button button = new Button("x:1", "1");
        Reply withClip = new Reply(Text.plain("clip"), null, clip(), List.of(List.of(button)), List.of());
        platform.deliver(to(7), withClip);
        world.press("x:1");
        ReplyTarget press = listener.next(0).origin().target();
        assertInstanceOf(Delivery.Delivered.class, platform.replace(press, Reply.of("hidden")));
        await().until(() -> telegram.sent().size() == 1);
        assertEquals("hidden", telegram.sent().getFirst().words());
        assertEquals(null, telegram.sent().getFirst().file());
    }

    @Test
    void thePlaceInLineIsToldAndTakenAway() {
        platform.progress(to(7), Stage.WAITING, Text.plain("You are number 2"));
        await().until(() -> telegram.sent().size() == 1);
        assertEquals("true", telegram.calls("sendMessage").getFirst().field("disable_notification"));
        hello(7);
        await().until(() ->
                telegram.sent().stream().map(FakeTelegram.Sent::words).toList().equals(List.of("hello")));
    }

    @Test
    void X22_aGatewaysPageMeansThatNothingWasSent() {
        telegram.fault("sendMessage", (call, before) -> before == 0 ? Answer.page(502) : null);
        assertInstanceOf(Delivery.Postponed.class, hello(7));
        assertInstanceOf(Delivery.Delivered.class, hello(7));
    }

    @Test
    void X22_aGatewayThatLostPatienceMayHaveSent() {
        telegram.fault("sendMessage", (call, before) -> Answer.page(504));
        assertInstanceOf(Delivery.Uncertain.class, hello(7));
    }

    @Test
    void X22_theTokenIsInNoWords() {
        telegram.cut(true);
        hello(7);
        await().until(() -> platform.health().lastError() != null);
        assertFalse(String.valueOf(platform.health().lastError()).contains("secret-token"));
        assertFalse(platform.toString().contains("secret-token"));
        assertNotEquals(null, platform.health().lastError());
    }
}
