package dev.koma.benchmarks.chat;

import dev.koma.botcore.conversation.BotParts;
import dev.koma.botcore.conversation.BotSettings;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.dispatch.DispatchLimits;
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
import dev.koma.botcore.platform.NotAcceptedException;
import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.search.Tier;
import dev.koma.searchapi.bot.ChatStores;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A chat platform that takes no time, and notes when what happened. */
final class InstantChat implements ChatPlatform {
    private static final long UPLOAD_LIMIT = 10L << 20;

    /** A store that was used before must not take messages for old ones. */
    private final String run = UUID.randomUUID() + "-";

    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final Semaphore answers = new Semaphore(0);
    private @Nullable ChatListener listener;

    /** A bot that has this chat only, where everybody may search once at a time. */
    ChatBot bot(SearchClient search, ChatStores stores, DispatchLimits limits) {
        return new ChatBot(new BotParts(
                List.of(this),
                search,
                stores.jobs(),
                stores.documents(),
                (platform, user, place) -> new Tier("free", 1, 0),
                BotSettings.DEFAULT,
                limits,
                Clock.systemUTC(),
                new SecureRandom()));
    }

    /** A message of a person, with what became of it. Times are those of {@link System#nanoTime}, 0 when it has not happened. */
    static final class Sent {
        private final String address;
        private final long at = System.nanoTime();
        private volatile long heard;
        private volatile long answered;
        private volatile boolean withFile;

        private Sent(String address) {
            this.address = address;
        }

        boolean isAnswered() {
            return answered != 0;
        }

        boolean hasFile() {
            return withFile;
        }

        /** Until the person was told that the bot has heard, or that it cannot take the request. */
        long nanosUntilHeard() {
            return heard - at;
        }

        long nanosUntilAnswered() {
            return answered - at;
        }
    }

    /** A person sends a picture to the bot alone; returns when the bot has taken it. */
    Sent send(String person, byte[] picture) throws NotAcceptedException {
        String number = run + numbers.incrementAndGet();
        files.put(number, picture);
        Sent message = new Sent(number);
        sent.put(number, message);
        Origin origin = new Origin(
                name(),
                number,
                new ChatUser(person, false, false, "en"),
                new Place(person, true, Place.Adult.ALLOWED, null),
                new ReplyTarget(number, UPLOAD_LIMIT, null));
        PictureRef shown = new PictureRef(PictureRef.Kind.PHOTO, number, number, null, picture.length, false, null);
        MessageContent content = new MessageContent(number, "", List.of(shown), List.of(), null);
        if (listener == null) {
            throw new IllegalStateException("not started");
        }
        listener.receive(new ChatEvent.MessageReceived(origin, content, true, false));
        return message;
    }

    /** Waits for answers that were not waited for before. */
    void awaitAnswers(int count) throws InterruptedException {
        answers.acquire(count);
    }

    private Sent of(ReplyTarget target) {
        Sent message = sent.get(target.address());
        if (message == null) {
            throw new IllegalStateException("nobody asked");
        }
        return message;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public void start(ChatListener newListener) {
        listener = newListener;
    }

    @Override
    public void acknowledge(ReplyTarget target, boolean quiet) {
        of(target).heard = System.nanoTime();
    }

    @Override
    public Delivery whisper(ReplyTarget target, Text words) {
        Sent message = of(target);
        message.heard = System.nanoTime();
        message.answered = message.heard;
        return forget(message);
    }

    @Override
    public void progress(ReplyTarget target, Stage stage, Text words) {}

    @Override
    public Delivery deliver(ReplyTarget target, Reply reply) {
        Sent message = of(target);
        message.withFile = reply.media() != null;
        message.answered = System.nanoTime();
        return forget(message);
    }

    private Delivery forget(Sent message) {
        files.remove(message.address);
        sent.remove(message.address);
        answers.release();
        return new Delivery.Delivered();
    }

    @Override
    public Delivery replace(ReplyTarget target, Reply reply) {
        return deliver(target, reply);
    }

    @Override
    public boolean redeliveryReplaces() {
        return false;
    }

    @Override
    public boolean redeliversEvents() {
        return true;
    }

    @Override
    public Download download(PictureRef picture, long limit) {
        byte[] file = files.get(picture.reference());
        return file == null ? new Download.Gone() : new Download.Complete(file);
    }

    @Override
    public PlatformHealth health() {
        return new PlatformHealth(PlatformHealth.State.CONNECTED, null, null);
    }

    @Override
    public void close() {
        // nothing outside of the process
    }
}
