package dev.koma.searchapi.bot;

import dev.koma.botcore.conversation.BotParts;
import dev.koma.botcore.conversation.BotSettings;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.dispatch.DispatchLimits;
import dev.koma.botcore.search.Tier;
import dev.koma.searchapi.store.StateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A bot in a process of its own, to which very many people send pictures at once; every tenth may have three searches at a time. */
final class CrowdedBot {
    static final int PEOPLE = 1000;
    static final int PICTURES = 5;
    static final int PICTURE_BYTES = 250_000;
    static final int AT_WORK = 16;
    private static final int EVERY_TENTH = 10;

    private CrowdedBot() {}

    static int concurrency(int person) {
        return person % EVERY_TENTH == 0 ? 3 : 1;
    }

    private static Tier tier(String user) {
        int person = Integer.parseInt(user.substring("user".length()));
        return new Tier("tier" + concurrency(person), concurrency(person), person % 3);
    }

    /** Arguments: data directory, journal, file for figures, requests that there may be at a time. */
    public static void main(String[] arguments) throws Exception {
        StateFile file = StateFile.open(Path.of(arguments[0]));
        ChatStores stores = ChatStores.in(file, Clock.systemUTC());
        SlowSearch search = new SlowSearch(1);
        int most = Integer.parseInt(arguments[3]);
        DispatchLimits usual = DispatchLimits.defaults(AT_WORK);
        DispatchLimits limits = new DispatchLimits(
                AT_WORK,
                usual.waitingInLane(),
                most,
                most,
                usual.attempts(),
                usual.firstPause(),
                usual.longestPause(),
                usual.keysKept());
        Properties figures = new Properties();
        try (ChatBot bot = new ChatBot(new BotParts(
                List.of(new JournalPlatform(Path.of(arguments[1]), false, PICTURE_BYTES)),
                search,
                stores.jobs(),
                stores.documents(),
                (platform, user, place) -> tier(user),
                BotSettings.DEFAULT,
                limits,
                Clock.systemUTC(),
                new SecureRandom()))) {
            bot.start();
            figures.setProperty("mostUnfinished", "" + sendAll(bot));
            while (bot.dispatchCounts().unfinished() > 0) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            figures.setProperty("unsaid", "" + bot.chatCounts().unsaid());
        }
        figures.setProperty("overTheLimit", "" + search.overTheLimit());
        figures.setProperty("mostAtOnce", "" + search.mostAtOnce());
        figures.setProperty("stored", "" + stores.jobs().unfinished().size());
        file.close();
        try (var out = Files.newBufferedWriter(Path.of(arguments[2]))) {
            figures.store(out, null);
        }
    }

    /** Everybody at once, each person's pictures in their order. */
    private static int sendAll(ChatBot bot) throws Exception {
        AtomicInteger mostUnfinished = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int p = 0; p < PEOPLE; p++) {
                int person = p;
                all.add(people.submit(() -> {
                    go.await();
                    for (int i = 0; i < PICTURES; i++) {
                        bot.receive(JournalPlatform.picture("user" + person, person * PICTURES + i));
                        mostUnfinished.accumulateAndGet(bot.dispatchCounts().unfinished(), Math::max);
                    }
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
        return mostUnfinished.get();
    }
}
