package dev.koma.telegrambot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koma.botcore.search.Query;
import dev.koma.telegrambot.FakeTelegram.Sent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever has a picture is searched by it, and what has none is explained. */
class TelegramPicturesTest {
    private final TelegramHarness harness = new TelegramHarness();
    private final FakeTelegram telegram = harness.telegram;
    private final Person ann = harness.ann;

    /** Puts a picture into a message in one of the ways that there are. */
    interface Way extends BiFunction<Person, byte[], ObjectNode> {}

    @AfterEach
    void stop() {
        harness.close();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) length);
        return bytes;
    }

    private static Named<Way> way(String name, Way way) {
        return Named.of(name, way);
    }

    private static ObjectNode photo(Person from, byte[] file) {
        return from.withPhoto(from.message(), file, "");
    }

    private static ObjectNode copy(ObjectNode to, String field, ObjectNode from, String what) {
        ObjectNode part = to.withObject("/" + field);
        part.set(what, from.get(what));
        return to;
    }

    private static ObjectNode origin(ObjectNode message, String type) {
        message.putObject("forward_origin").put("type", type).put("date", 1).put("sender_user_name", "Somebody");
        return message;
    }

    static Stream<Named<Way>> ways() {
        return Stream.of(
                way("a photo", TelegramPicturesTest::photo),
                way("a GIF", (p, file) -> {
                    ObjectNode message = p.withFile(p.message(), "animation", file, "video/mp4");
                    message.set("document", message.get("animation"));
                    return message;
                }),
                way("a video", (p, file) -> p.withFile(p.message(), "video", file, "video/mp4")),
                way("a round video", (p, file) -> p.withFile(p.message(), "video_note", file, "video/mp4")),
                way("a sticker", (p, file) -> p.withSticker(p.message(), file, false, false)),
                way("a video sticker", (p, file) -> p.withSticker(p.message(), file, false, true)),
                way("a picture as a file", (p, file) -> p.withFile(p.message(), "document", file, "image/png")),
                way("a HEIC as a file", (p, file) -> p.withFile(p.message(), "document", file, "image/heic")),
                way(
                        "a file of which nothing is said",
                        (p, file) -> p.withFile(p.message(), "document", file, "application/octet-stream")),
                way("a forward", (p, file) -> origin(photo(p, file), "hidden_user")),
                way("a live photo", (p, file) -> copy(p.message(), "live_photo", photo(p, file), "photo")),
                way("a poll about a photo", (p, file) -> {
                    ObjectNode message = p.message();
                    ObjectNode poll = message.putObject("poll").put("id", "1").put("question", "Which?");
                    poll.putObject("media").set("photo", photo(p, file).get("photo"));
                    return message;
                }),
                way("a reply to a photo", (p, file) -> p.replyTo(photo(p, file), "this")),
                way("a reply to a quoted part", (p, file) -> {
                    ObjectNode message = p.replyTo(photo(p, file).put("caption", "a long caption"), "this");
                    message.putObject("quote").put("text", "long").put("position", 2);
                    return message;
                }),
                way(
                        "a reply to a photo elsewhere",
                        (p, file) -> copy(
                                origin(p.message(), "hidden_user").put("text", "this"),
                                "external_reply",
                                photo(p, file),
                                "photo")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void C16_C17_C18_aPictureIsFoundHoweverItIsSent(Way way) {
        byte[] file = bytes(777);
        ann.send(way.apply(ann, file));
        Sent answer = harness.answer(1);
        assertTrue(answer.words().contains("Big Buck Bunny"), answer.words());
        assertArrayEquals(file, harness.searched());
        assertEquals("sendvideo", answer.call().method());
    }

    private void isExplained(ObjectNode message, String words) {
        ann.send(message);
        assertTrue(
                harness.answer(1).words().contains(words),
                () -> harness.answer(1).words());
        assertTrue(harness.search.queries.isEmpty());
    }

    @Test
    void C17_aStickerOfVectorsIsExplained() {
        isExplained(ann.withSticker(ann.message(), bytes(9), true, false), "Animated stickers");
    }

    @Test
    void C18_aDocumentWithoutPictureIsExplained() {
        isExplained(ann.withFile(ann.message(), "document", bytes(9), "application/pdf"), "not a picture");
    }

    @Test
    void C18_C5_aVideoThatIsTooLargeIsSearchedByItsCoverAndThatIsSaid() {
        ObjectNode message = ann.withFile(ann.message(), "video", bytes(9), "video/mp4");
        ObjectNode video = (ObjectNode) message.get("video");
        video.put("file_size", 3_000_000_000L);
        video.set("cover", photo(ann, bytes(555)).get("photo"));
        ann.send(message);
        assertTrue(harness.answer(1).words().startsWith("The file is too large, so I searched for its preview image."));
        assertArrayEquals(bytes(555), harness.searched());
    }

    @Test
    void C5_aFileOfUnknownSizeThatTelegramFindsTooBigIsSearchedByItsThumbnail() {
        ObjectNode message = ann.withFile(ann.message(), "video", new byte[(20 << 20) + 1], "video/mp4");
        ObjectNode video = (ObjectNode) message.get("video");
        video.remove("file_size");
        video.set("thumbnail", photo(ann, bytes(444)).get("photo").get(1));
        ann.send(message);
        harness.answer(1);
        assertArrayEquals(bytes(444), harness.searched());
    }

    @Test
    void C16_aStoryIsExplained() {
        ObjectNode story = ann.message();
        story.putObject("story").put("id", 5).set("chat", story.get("chat"));
        isExplained(story, "does not let bots see");
    }

    @Test
    void C16_aReplyToAStoryIsExplained() {
        ObjectNode reply = ann.message().put("text", "what is this?");
        reply.putObject("reply_to_story").put("id", 5).set("chat", reply.get("chat"));
        isExplained(reply, "does not let bots see");
    }

    @Test
    void C16_paidMediaIsExplained() {
        ObjectNode paid = ann.message();
        ObjectNode info = paid.putObject("paid_media").put("star_count", 5);
        info.putArray("paid_media").addObject().put("type", "preview").put("width", 10);
        isExplained(paid, "does not let bots see");
    }

    @Test
    void C16_anythingElseIsHelped() {
        ObjectNode voice = ann.message();
        voice.putObject("voice").put("file_id", "v").put("file_unique_id", "v").put("duration", 3);
        isExplained(voice, "Send me a screenshot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.168.0.1/picture.png",
                "https://example.org/a page",
                "https://tenor.com/view/cat-123",
                "see https://media.giphy.com/x.gif please"
            })
    void C19_addressesAreHandedToTheSearchAndNeverFetchedHere(String text) {
        ann.say(text);
        harness.answer(1);
        Query.Picture.Address address =
                (Query.Picture.Address) harness.search.queries.getFirst().picture();
        assertTrue(text.contains(address.address().toString()));
        assertEquals(List.of(), telegram.calls("getFile"));
    }

    @Test
    void C19_anAddressBehindWordsIsFound() {
        ObjectNode message = Person.mark(ann.message().put("text", "look here"), "text_link", "here");
        ((ObjectNode) message.get("entities").get(0)).put("url", "https://example.org/hidden.png");
        ann.send(message);
        harness.answer(1);
        assertEquals(
                "https://example.org/hidden.png",
                ((Query.Picture.Address) harness.search.queries.getFirst().picture())
                        .address()
                        .toString());
    }

    @Test
    void C12_aHiddenPictureIsAnsweredWithAHiddenClip() {
        ann.send(photo(ann, bytes(99)).put("has_media_spoiler", true));
        assertEquals("true", harness.answer(1).call().field("has_spoiler"));
    }

    @Test
    void C14_anEditIsAnsweredOnlyWhenThePictureChanged() {
        ObjectNode message = photo(ann, bytes(99));
        ann.send(message);
        harness.answer(1);
        telegram.update("edited_message", message.deepCopy().put("caption", "with words now"));
        harness.settle();
        assertEquals(1, telegram.sent().size());
        ObjectNode other = photo(ann, bytes(98))
                .put("message_id", message.get("message_id").asInt());
        telegram.update("edited_message", other);
        harness.answer(2);
        assertArrayEquals(bytes(98), harness.searched());
        assertEquals(2, harness.search.queries.size());
    }

    @Test
    void C15_ofAnAlbumOnePictureIsChosen() {
        for (int i = 1; i <= 10; i++) {
            ann.send(photo(ann, bytes(100 + i)).put("media_group_id", "album"));
        }
        Sent question = harness.answer(1);
        assertEquals(10, question.buttons().size());
        assertTrue(harness.search.queries.isEmpty());
        ann.press(question.buttons().get(6));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> telegram.sent().getFirst().file() != null && harness.isIdle());
        assertArrayEquals(bytes(107), harness.searched());
        assertEquals(1, telegram.sent().size());
        assertTrue(telegram.sent().getFirst().words().contains("Big Buck Bunny"));
    }
}
