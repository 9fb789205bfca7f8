package dev.koma.discordbot;

import static org.awaitility.Awaitility.await;

import dev.koma.botcore.contract.SeenMessage;
import dev.koma.botcore.contract.SetSearch;
import dev.koma.botcore.contract.SmallBot;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.dispatch.MemoryJobStore;
import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.botcore.store.DocumentStore;
import dev.koma.botcore.store.MemoryDocumentStore;
import dev.koma.discordbot.Payloads.Asker;
import java.time.Clock;
import java.time.Duration;

/** The whole bot at a fake Discord, with a search whose answers the test sets. */
final class DiscordHarness implements AutoCloseable {
    static final byte[] PICTURE = new byte[3000];

    final FakeDiscord discord = new FakeDiscord();
    final People people = new People(discord);
    final SetSearch search = new SetSearch();
    private final MemoryJobStore jobs = new MemoryJobStore(Clock.systemUTC());
    private final DocumentStore documents = new MemoryDocumentStore(Clock.systemUTC());
    DiscordPlatform platform;
    ChatBot bot;

    DiscordHarness start() {
        platform = new DiscordPlatform(discord.connection(), Clock.systemUTC());
        bot = SmallBot.start(platform, search, jobs, documents, Duration.ofSeconds(60));
        return this;
    }

    DiscordHarness connected() {
        start();
        awaitState(PlatformHealth.State.CONNECTED);
        await().atMost(Duration.ofSeconds(10)).until(() -> !discord.commands.isEmpty());
        return this;
    }

    void awaitState(PlatformHealth.State state) {
        await().atMost(Duration.ofSeconds(30)).until(() -> platform.health().state() == state);
    }

    void restart() {
        stop();
        connected();
    }

    /** Ends the bot, and leaves what it had to do to the next one. */
    void stop() {
        bot.close();
        jobs.close();
    }

    void search(Asker asker) {
        people.search(asker, people.attachment(PICTURE));
    }

    /** Waits until nothing is to be done and so many messages are there, and gives the newest. */
    SentMessage answer(int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> discord.shown().size() == count
                        && discord.waiting().isEmpty()
                        && bot.dispatchCounts().unfinished() == 0);
        return discord.shown().getLast();
    }

    SeenMessage seen() {
        return answer(1).seen();
    }

    @Override
    public void close() {
        if (bot != null) {
            bot.close();
        }
        discord.close();
    }
}
