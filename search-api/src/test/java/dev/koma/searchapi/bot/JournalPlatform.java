package dev.koma.searchapi.bot;

import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.ChatUser;
import dev.koma.botcore.event.MessageContent;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.Place;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.platform.ChatListener;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.platform.Download;
import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A platform whose chat is a file that outlives the process: one line for each message that people see. */
final class JournalPlatform implements ChatPlatform {
    private final Path journal;
    private final boolean replaces;
    private final int pictureBytes;

    JournalPlatform(Path journal, boolean replaces, int pictureBytes) {
        this.journal = journal;
        this.replaces = replaces;
        this.pictureBytes = pictureBytes;
    }

    /** A picture of one person, sent to the bot alone. */
    static ChatEvent picture(String user, int number) {
        ReplyTarget target = new ReplyTarget("request" + number, 1000, null);
        Origin origin = new Origin(
                "journal",
                "update" + number,
                new ChatUser(user, false, false, "en"),
                new Place(user, true, Place.Adult.ALLOWED, null),
                target);
        PictureRef picture = new PictureRef(PictureRef.Kind.PHOTO, "p", "p", null, 1, false, null);
        return new ChatEvent.MessageReceived(
                origin, new MessageContent("m" + number, "", List.of(picture), List.of(), null), true, false);
    }

    private synchronized Delivery write(String line) {
        try {
            Files.write(
                    journal,
                    (line + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return new Delivery.Delivered();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public void start(ChatListener listener) {}

    @Override
    public void acknowledge(ReplyTarget target, boolean quiet) {
        write("heard " + target.address());
    }

    @Override
    public Delivery whisper(ReplyTarget target, Text words) {
        return write("refused " + target.address());
    }

    @Override
    public void progress(ReplyTarget target, Stage stage, Text words) {}

    @Override
    public Delivery deliver(ReplyTarget target, Reply reply) {
        return write((reply.card() == null ? "word " : "answer ") + target.address());
    }

    @Override
    public Delivery replace(ReplyTarget target, Reply reply) {
        return deliver(target, reply);
    }

    @Override
    public boolean redeliveryReplaces() {
        return replaces;
    }

    @Override
    public boolean redeliversEvents() {
        return true;
    }

    @Override
    public Download download(PictureRef picture, long limit) {
        return new Download.Complete(new byte[pictureBytes]);
    }

    @Override
    public PlatformHealth health() {
        return new PlatformHealth(PlatformHealth.State.CONNECTED, null, null);
    }

    @Override
    public void close() {}
}
