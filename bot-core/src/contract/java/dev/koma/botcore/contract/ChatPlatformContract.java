package dev.koma.botcore.contract;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.MessageContent;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.platform.Download;
import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Button;
import dev.koma.botcore.reply.Card;
import dev.koma.botcore.reply.Confidence;
import dev.koma.botcore.reply.Media;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ChatPlatform} must do, shown with a real connection to a service made for the tests. */
public abstract class ChatPlatformContract {
    private static final byte[] PICTURE = bytes(3000);
    private static final String NASTY =
            "@everyone <@&1> <@1> *a* _b_ __c__ ~d~ ||e|| `f` ```g``` [h](i) #j +k -l =m .n !o >p {q} \\r <b>s</b> &lt; 日本 👩‍👩‍👧";

    private ChatWorld world;
    private ChatPlatform platform;
    private RecordingListener listener;

    /** A world in which nothing has happened. */
    protected abstract ChatWorld newWorld();

    @BeforeEach
    void start() {
        world = newWorld();
        platform = world.platform();
        listener = new RecordingListener(platform);
        platform.start(listener);
    }

    @AfterEach
    void stop() {
        platform.close();
        world.close();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    private static MessageContent content(ChatEvent event) {
        return switch (event) {
            case ChatEvent.MessageReceived message -> message.content();
            case ChatEvent.SearchAsked search -> search.content();
            case ChatEvent.CommandGiven command -> throw new AssertionError(command);
            case ChatEvent.ButtonPressed button -> throw new AssertionError(button);
        };
    }

    private ChatEvent eventWithPicture() {
        int before = listener.events().size();
        world.sendPicture(PICTURE, "");
        return listener.next(before);
    }

    private ReplyTarget target() {
        return eventWithPicture().origin().target();
    }

    private SeenMessage onlyMessage() {
        await().atMost(Duration.ofSeconds(10)).until(() -> world.seen().size() == 1);
        return world.seen().getFirst();
    }

    private static Media clip(int size) {
        return new Media(Media.Kind.CLIP, bytes(size), "clip.mp4", "video/mp4", "a moment", false);
    }

    @Test
    void isConnectedAfterTheStartAndStoppedAfterTheEnd() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> platform.health().state() == PlatformHealth.State.CONNECTED);
        platform.close();
        assertEquals(PlatformHealth.State.STOPPED, platform.health().state());
        platform.close();
    }

    @Test
    void tellsWhoSentAPictureAndWhere() {
        ChatEvent event = eventWithPicture();
        assertEquals(platform.name(), event.origin().platform());
        assertTrue(event.origin().place().oneToOne());
        assertFalse(event.origin().user().bot());
        assertFalse(event.origin().user().id().isEmpty());
        assertFalse(event.origin().updateId().isEmpty());
        assertTrue(event.origin().target().uploadLimit() > 0);
        assertTrue(event.origin().target().address().length() <= 2000);
        assertNotNull(platform.health().lastEvent());
    }

    @Test
    void theSentPictureCanBeDownloaded() {
        PictureRef picture = content(eventWithPicture()).pictures().getFirst();
        assertTrue(picture.reference().length() <= 2000);
        Download download = platform.download(picture, PICTURE.length);
        assertArrayEquals(PICTURE, assertInstanceOf(Download.Complete.class, download).bytes());
    }

    @Test
    void aDownloadEndsAtItsLimit() {
        PictureRef picture = content(eventWithPicture()).pictures().getFirst();
        assertInstanceOf(Download.TooLarge.class, platform.download(picture, PICTURE.length - 1));
    }

    @Test
    void anUnknownPictureIsGone() {
        PictureRef sent = content(eventWithPicture()).pictures().getFirst();
        PictureRef unknown = new PictureRef(
                sent.kind(), sent.reference() + "X", "?", sent.contentType(), sent.size(), false, null);
        assertInstanceOf(Download.Gone.class, platform.download(unknown, PICTURE.length));
    }

    @Test
    void C13_anEventThatComesAgainHasTheSameUpdateId() {
        assumeTrue(world.canRedeliver());
        ChatEvent first = eventWithPicture();
        world.redeliver();
        ChatEvent again = listener.next(1);
        assertEquals(first.origin().updateId(), again.origin().updateId());
        assertNotEquals(
                first.origin().updateId(), eventWithPicture().origin().updateId());
    }

    @Test
    void X25_eventsKeepComingWhenOneWasNotAccepted() {
        listener.refuseNext(4);
        for (int i = 0; i < 4; i++) {
            world.sendPicture(PICTURE, "");
        }
        world.sendPicture(PICTURE, "last");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> listener.events().stream()
                        .anyMatch(event -> content(event).text().contains("last")));
    }

    @Test
    void aReplyIsSeenOnceWithItsWordsAndButtons() {
        Button next = new Button("x:next:0123456789abcdef", "▶");
        Reply reply = new Reply(
                Text.plain("Found").line().bold("Sintel"), null, null, List.of(List.of(next)), List.of());
        ReplyTarget target = target();
        platform.progress(target, Stage.SEARCHING, Text.plain("searching"));
        assertEquals(new Delivery.Delivered(), platform.deliver(target, reply));
        SeenMessage seen = onlyMessage();
        assertTrue(seen.words().contains("Found\nSintel"), seen.words());
        assertEquals(List.of(next.id()), seen.buttons());
        assertNull(seen.file());
    }

    @Test
    void aCardIsSeenWithAllItSays() {
        Card card = new Card(
                "Title",
                null,
                List.of("Other"),
                List.of(new Card.Field("Episode", "6.5"), new Card.Field("Time", "00:12:34")),
                Confidence.SURE);
        platform.deliver(target(), new Reply(Text.EMPTY, card, clip(2000), List.of(), List.of()));
        SeenMessage seen = onlyMessage();
        for (String words : List.of("Title", "Other", "Episode", "6.5", "00:12:34")) {
            assertTrue(seen.words().contains(words), seen.words());
        }
        assertArrayEquals(bytes(2000), seen.file());
    }

    @Test
    void C22_everyCharacterIsSeenAsItIs() {
        platform.deliver(target(), Reply.of(Text.plain(NASTY).line().bold(NASTY)));
        assertTrue(onlyMessage().words().contains(NASTY + "\n" + NASTY), () -> onlyMessage().words());
    }

    @Test
    void C22_aTextThatIsTooLongIsCut() {
        platform.deliver(target(), Reply.of("👩‍👩‍👧".repeat(3000)));
        String words = onlyMessage().words();
        assertTrue(words.startsWith("👩‍👩‍👧👩‍👩‍👧"));
        assertFalse(Character.isHighSurrogate(words.charAt(words.length() - 1)));
    }

    @Test
    void aClipIsSeenWithTheWords() {
        platform.deliver(target(), Reply.of("Here").with(clip(50_000)));
        SeenMessage seen = onlyMessage();
        assertTrue(seen.words().contains("Here"));
        assertArrayEquals(bytes(50_000), seen.file());
    }

    @Test
    void C4_C6_aFileOverTheLimitIsNotSent() {
        ReplyTarget target = target();
        assumeTrue(target.uploadLimit() < 64 << 20);
        Reply reply = Reply.of("Here").with(clip(Math.toIntExact(target.uploadLimit() + 1)));
        assertEquals(new Delivery.TooLarge(), platform.deliver(target, reply));
        assertEquals(new Delivery.Delivered(), platform.deliver(target, Reply.of("Without")));
        assertTrue(onlyMessage().words().contains("Without"));
    }

    @Test
    void aPressedButtonComesBack() {
        Button button = new Button("x:page:0123456789abcdef:2", "2");
        platform.deliver(target(), new Reply(Text.plain("?"), null, null, List.of(List.of(button)), List.of()));
        onlyMessage();
        int before = listener.events().size();
        world.press(button.id());
        ChatEvent.ButtonPressed pressed =
                assertInstanceOf(ChatEvent.ButtonPressed.class, listener.next(before));
        assertEquals(button.id(), pressed.id());
        assertEquals(
                listener.events().getFirst().origin().user().id(),
                pressed.origin().user().id());
    }

    @Test
    void aChoiceComesBack() {
        List<Button> choices = List.of(new Button("x:pick:a:1", "1"), new Button("x:pick:a:2", "2"));
        platform.deliver(target(), new Reply(Text.plain("Which?"), null, null, List.of(), choices));
        assertEquals(List.of("x:pick:a:1", "x:pick:a:2"), onlyMessage().buttons());
        int before = listener.events().size();
        world.press("x:pick:a:2");
        assertEquals("x:pick:a:2", ((ChatEvent.ButtonPressed) listener.next(before)).id());
    }

    @Test
    void theMessageOfAPressedButtonCanBeReplaced() {
        Button button = new Button("x:page:0123456789abcdef:2", "2");
        List<List<Button>> buttons = List.of(List.of(button));
        platform.deliver(target(), new Reply(Text.plain("one"), null, clip(1000), buttons, List.of()));
        onlyMessage();
        int before = listener.events().size();
        world.press(button.id());
        ReplyTarget pressed = listener.next(before).origin().target();
        Reply two = new Reply(Text.plain("two"), null, clip(2000), buttons, List.of());
        assertEquals(new Delivery.Delivered(), platform.replace(pressed, two));
        assertEquals(new Delivery.Delivered(), platform.replace(pressed, two));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> world.seen().size() == 1
                        && world.seen().getFirst().words().contains("two")
                        && Arrays.equals(bytes(2000), world.seen().getFirst().file()));
    }

    @Test
    void deliveringAgainReplacesWhereThatIsSaid() {
        assumeTrue(platform.redeliveryReplaces());
        ReplyTarget target = target();
        platform.deliver(target, Reply.of("once"));
        platform.deliver(target, Reply.of("once"));
        assertEquals("once", onlyMessage().words().strip());
    }

    @Test
    void X22_aReplyThatCannotBeSentIsNotLostSilently() {
        assumeTrue(world.hasNetwork());
        ReplyTarget target = target();
        world.cut(true);
        Delivery delivery = platform.deliver(target, Reply.of("hello"));
        assertTrue(
                delivery instanceof Delivery.Postponed || delivery instanceof Delivery.Uncertain, delivery::toString);
        world.cut(false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> platform.deliver(target, Reply.of("hello")) instanceof Delivery.Delivered);
    }
}
