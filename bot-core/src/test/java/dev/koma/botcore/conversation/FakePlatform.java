package dev.koma.botcore.conversation;

import dev.koma.botcore.contract.SeenMessage;
import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.ChatUser;
import dev.koma.botcore.event.MessageContent;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.Place;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.event.SearchOptions;
import dev.koma.botcore.platform.ChatListener;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.Delivery;
import dev.koma.botcore.platform.Download;
import dev.koma.botcore.platform.NotAcceptedException;
import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.botcore.platform.Stage;
import dev.koma.botcore.reply.Button;
import dev.koma.botcore.reply.Markup;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A chat platform without a network: what was sent can be looked at, and what goes wrong is up to the test. */
final class FakePlatform implements ChatPlatform {
    static final int LONGEST = 4096;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Reply> messages = new LinkedHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    final List<String> acknowledged = new ArrayList<>();
    final List<String> whispers = new ArrayList<>();
    final List<String> progress = new ArrayList<>();
    /** What becomes of the next replies; delivered when there is none. */
    final Deque<Delivery> next = new ArrayDeque<>();

    private ChatListener listener;
    private PlatformHealth.State state = PlatformHealth.State.STOPPED;
    private Instant lastEvent;
    boolean down;
    boolean replaces;
    boolean redelivers = true;
    long uploadLimit = 1 << 20;
    int deliveries;
    /** Nothing is whispered before it is open. */
    CountDownLatch pace = new CountDownLatch(0);

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public void start(ChatListener newListener) {
        listener = newListener;
        state = PlatformHealth.State.CONNECTED;
    }

    void send(ChatEvent event) {
        lastEvent = Instant.now();
        for (int tries = 0; tries < 10; tries++) {
            try {
                listener.receive(event);
                return;
            } catch (NotAcceptedException | RuntimeException e) {
                // delivered again
            }
        }
    }

    PictureRef picture(PictureRef.Kind kind, byte[] file) {
        String reference = "file" + ids.incrementAndGet();
        files.put(reference, file);
        return new PictureRef(kind, reference, reference, null, file.length, false, null);
    }

    ReplyTarget target(String message) {
        return new ReplyTarget(message, uploadLimit, null);
    }

    Origin origin(String user, Place place) {
        int id = ids.incrementAndGet();
        return new Origin("fake", "update" + id, new ChatUser(user, false, false, "en"), place, target("to" + id));
    }

    static Place alone() {
        return new Place("chat", true, Place.Adult.ALLOWED, null);
    }

    ChatEvent.MessageReceived message(Origin origin, String text, PictureRef... pictures) {
        MessageContent content = new MessageContent("m" + origin.updateId(), text, List.of(pictures), List.of(), null);
        return new ChatEvent.MessageReceived(origin, content, true, false);
    }

    ChatEvent.SearchAsked asked(Origin origin, SearchOptions options, PictureRef... pictures) {
        MessageContent content = new MessageContent("m" + origin.updateId(), "", List.of(pictures), List.of(), null);
        return new ChatEvent.SearchAsked(origin, content, options);
    }

    /** The newest message with this button. */
    synchronized String messageWith(String button) {
        return messages.entrySet().stream()
                .filter(entry -> ids(entry.getValue()).contains(button))
                .reduce((first, second) -> second)
                .orElseThrow()
                .getKey();
    }

    @Override
    public synchronized void acknowledge(ReplyTarget target, boolean quiet) {
        acknowledged.add(target.address() + (quiet ? " quietly" : ""));
    }

    @Override
    public Delivery whisper(ReplyTarget target, Text words) {
        try {
            pace.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        synchronized (this) {
            whispers.add(words.words());
        }
        return new Delivery.Delivered();
    }

    @Override
    public synchronized void progress(ReplyTarget target, Stage stage, Text words) {
        progress.add(stage + ": " + words.words());
    }

    @Override
    public synchronized Delivery deliver(ReplyTarget target, Reply reply) {
        String name = replaces ? target.address() : "sent" + ids.incrementAndGet();
        return send(name, target, reply);
    }

    @Override
    public synchronized Delivery replace(ReplyTarget target, Reply reply) {
        return send(target.address(), target, reply);
    }

    private Delivery send(String name, ReplyTarget target, Reply reply) {
        deliveries++;
        Delivery result = down ? new Delivery.Postponed(Duration.ofMillis(50)) : next.poll();
        if (result == null) {
            boolean tooLarge = reply.media() != null && reply.media().bytes().length > target.uploadLimit();
            result = tooLarge ? new Delivery.TooLarge() : new Delivery.Delivered();
        }
        if (result instanceof Delivery.Delivered || result instanceof Delivery.Uncertain) {
            messages.put(name, reply);
        }
        return result;
    }

    @Override
    public boolean redeliveryReplaces() {
        return replaces;
    }

    @Override
    public boolean redeliversEvents() {
        return redelivers;
    }

    @Override
    public Download download(PictureRef picture, long limit) {
        byte[] file = files.get(picture.reference());
        if (file == null) {
            return new Download.Gone();
        }
        return file.length > limit ? new Download.TooLarge() : new Download.Complete(file);
    }

    @Override
    public PlatformHealth health() {
        return new PlatformHealth(state, lastEvent, null);
    }

    @Override
    public void close() {
        state = PlatformHealth.State.STOPPED;
    }

    private static List<String> ids(Reply reply) {
        return Stream.concat(reply.buttons().stream().flatMap(List::stream), reply.choices().stream())
                .map(Button::id)
                .toList();
    }

    synchronized List<Reply> replies() {
        return List.copyOf(messages.values());
    }

    synchronized List<SeenMessage> seen() {
        return messages.values().stream()
                .map(reply -> new SeenMessage(
                        reply.allText().write(Markup.NONE, LONGEST),
                        reply.media() == null ? null : reply.media().bytes(),
                        ids(reply)))
                .toList();
    }
}
