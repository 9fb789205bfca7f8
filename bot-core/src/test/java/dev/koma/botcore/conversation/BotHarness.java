package dev.koma.botcore.conversation;

import static org.awaitility.Awaitility.await;

import dev.koma.botcore.contract.SetSearch;
import dev.koma.botcore.contract.SmallBot;
import dev.koma.botcore.dispatch.JobStore;
import dev.koma.botcore.dispatch.MemoryJobStore;
import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.Place;
import dev.koma.botcore.reply.Button;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.store.DocumentStore;
import dev.koma.botcore.store.MemoryDocumentStore;
import dev.koma.botcore.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A bot on a platform without a network, with a search whose answers the test sets. */
final class BotHarness implements AutoCloseable {
    static final Place GROUP = new Place("group", false, Place.Adult.UNSAID, null);
    static final byte[] FILE = new byte[100];

    final FakePlatform platform = new FakePlatform();
    final SetSearch search = new SetSearch();
    final JobStore jobs = new MemoryJobStore(Clock.systemUTC());
    final DocumentStore documents = new MemoryDocumentStore(Clock.systemUTC());
    private ChatBot bot;

    BotHarness() {
        bot = start(jobs);
    }

    ChatBot start(JobStore store) {
        return SmallBot.start(platform, search, store, documents, Duration.ofSeconds(30));
    }

    ChatBot bot() {
        return bot;
    }

    /** The same bot after a restart. */
    void restart() {
        bot.close();
        try {
            jobs.close();
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
        bot = start(jobs);
    }

    Origin origin() {
        return platform.origin("ann", FakePlatform.alone());
    }

    PictureRef photo() {
        return platform.picture(PictureRef.Kind.PHOTO, FILE);
    }

    void send(ChatEvent event) {
        platform.send(event);
    }

    void sendPhoto() {
        send(platform.message(origin(), "", photo()));
    }

    /** Waits until nothing is to be done, and gives the only reply. */
    Reply reply() {
        await().until(() -> platform.replies().size() == 1 && isIdle());
        return platform.replies().getFirst();
    }

    Reply reply(int count) {
        await().until(() -> platform.replies().size() == count && isIdle());
        return platform.replies().getLast();
    }

    boolean isIdle() {
        return bot.dispatchCounts().unfinished() == 0;
    }

    String words() {
        return reply().allText().words();
    }

    /** Somebody presses the button with this label on the newest message. */
    void press(String user, Place place, String label) {
        Button button = platform.replies().getLast().buttons().stream()
                .flatMap(List::stream)
                .filter(one -> one.label().contains(label))
                .findFirst()
                .orElseThrow();
        pressId(user, place, button.id());
    }

    void pressId(String user, Place place, String id) {
        Origin made = platform.origin(user, place);
        String message = platform.messageWith(id);
        Origin origin = new Origin("fake", made.updateId(), made.user(), place, platform.target(message));
        send(new ChatEvent.ButtonPressed(origin, id));
    }

    @Override
    public void close() {
        bot.close();
    }
}
