package dev.koma.telegrambot;

import static org.awaitility.Awaitility.await;

import dev.koma.botcore.contract.SetSearch;
import dev.koma.botcore.contract.SmallBot;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.dispatch.MemoryJobStore;
import dev.koma.botcore.search.Query;
import dev.koma.botcore.store.DocumentStore;
import dev.koma.botcore.store.MemoryDocumentStore;
import dev.koma.telegrambot.FakeTelegram.Sent;
import java.time.Clock;
import java.time.Duration;

/** The whole bot at a fake Telegram, with a search whose answers the test sets. */
final class TelegramHarness implements AutoCloseable {
    static final byte[] PICTURE = new byte[3000];
    static final long GROUP = -1001;

    final TelegramWorld world = new TelegramWorld();
    final FakeTelegram telegram = world.telegram;
    final SetSearch search = new SetSearch();
    /** Alone with the bot. */
    final Person ann = world.person;
    /** The same person in a group. */
    final Person inGroup = new Person(telegram, TelegramWorld.USER, GROUP);

    private final MemoryJobStore jobs = new MemoryJobStore(Clock.systemUTC());
    private final DocumentStore documents = new MemoryDocumentStore(Clock.systemUTC());
    ChatBot bot = start(world.platform);

    private ChatBot start(TelegramPlatform platform) {
        return SmallBot.start(platform, search, jobs, documents, Duration.ofSeconds(60));
    }

    void restart() {
        stop();
        bot = start(world.newPlatform());
    }

    /** Ends the bot, and leaves what it had to do to the next one. */
    void stop() {
        bot.close();
        jobs.close();
    }

    /** Waits until nothing is to be done and so many messages are there, and gives the newest. */
    Sent answer(int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> telegram.sent().size() == count && isIdle());
        return telegram.sent().getLast();
    }

    boolean isIdle() {
        return bot.dispatchCounts().unfinished() == 0;
    }

    /** Waits until Telegram knows that all updates have arrived and nothing is to be done. */
    void settle() {
        await().atMost(Duration.ofSeconds(20)).until(() -> telegram.confirmed() > telegram.lastUpdate() && isIdle());
    }

    /** The picture of the newest search. */
    byte[] searched() {
        return ((Query.Picture.Bytes) search.queries.getLast().picture()).file();
    }

    @Override
    public void close() {
        bot.close();
        world.close();
    }
}
