package dev.koma.searchapi.bot;

import dev.koma.botcore.conversation.BotParts;
import dev.koma.botcore.conversation.BotSettings;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.dispatch.DispatchLimits;
import dev.koma.botcore.search.Tier;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisPatience;
import dev.koma.searchapi.store.StateFile;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A bot in a process of its own, which is killed: its search takes some milliseconds, its chat is a file. */
final class KilledBot {
    private KilledBot() {}

    /**
     * Arguments: data directory or address of a Redis, journal, whether redelivery replaces, requests to send (of fifty people, four
     * each). With a Redis it goes on until it is killed, and hears first the half of the requests that the last argument says, then all.
     */
    public static void main(String[] arguments) throws Exception {
        JournalPlatform platform = new JournalPlatform(Path.of(arguments[1]), Boolean.parseBoolean(arguments[2]), 1);
        boolean shared = arguments[0].startsWith("redis:");
        ChatStores stores = shared
                ? ChatStores.on(RedisLink.to(Vertx.vertx(), arguments[0], RedisPatience.ofCommand()), Clock.systemUTC())
                : ChatStores.in(StateFile.open(Path.of(arguments[0])), Clock.systemUTC());
        ChatBot bot = new ChatBot(new BotParts(
                List.of(platform),
                new SlowSearch(shared ? 400 : 15),
                stores.jobs(),
                stores.documents(),
                (p, user, place) -> new Tier("free", 1, 0),
                BotSettings.DEFAULT,
                DispatchLimits.defaults(4),
                Clock.systemUTC(),
                new SecureRandom()));
        bot.start();
        if (shared) {
            int half = Integer.parseInt(arguments[3]) / 2;
            int first = Integer.parseInt(arguments[4]) * half;
            for (int i = first; i < first + half; i++) {
                bot.receive(JournalPlatform.picture("user" + i / 4, i));
            }
            awaitTheOther(Path.of(arguments[1]).getParent());
        }
        for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
            bot.receive(JournalPlatform.picture("user" + i / 4, i));
        }
        while (shared || bot.dispatchCounts().unfinished() > 0) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        bot.close();
    }

    /** Until both have a half of the requests. */
    private static void awaitTheOther(Path folder) throws IOException {
        Files.createTempFile(folder, "ready", "");
        while (!Files.exists(folder.resolve("go"))) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }
}
