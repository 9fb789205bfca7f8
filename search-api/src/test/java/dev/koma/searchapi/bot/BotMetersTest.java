package dev.koma.searchapi.bot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.botcore.conversation.BotParts;
import dev.koma.botcore.conversation.BotSettings;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.dispatch.DispatchLimits;
import dev.koma.botcore.dispatch.MemoryJobStore;
import dev.koma.botcore.search.Tier;
import dev.koma.botcore.store.MemoryDocumentStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    Path folder;

    private double count(String name, String outcome) {
        return registry.get(name).tag("outcome", outcome).functionCounter().count();
    }

    @Test
    void X27_everyOutcomeIsCounted() throws Exception {
        JournalPlatform platform = new JournalPlatform(folder.resolve("journal"), false, 10);
        try (ChatBot bot = new ChatBot(new BotParts(
                List.of(platform),
                new SlowSearch(300),
                new MemoryJobStore(Clock.systemUTC()),
                new MemoryDocumentStore(Clock.systemUTC()),
                (p, user, place) -> new Tier("free", 1, 0),
                BotSettings.DEFAULT,
                DispatchLimits.defaults(1),
                Clock.systemUTC(),
                new SecureRandom()))) {
            BotMeters.watch(bot, registry);
            PlatformMeters.watch(platform, registry);
            bot.start();
            for (int i = 0; i < 5; i++) {
                bot.receive(JournalPlatform.picture("ann", i)); // one is searched, three wait
            }
            bot.receive(JournalPlatform.picture("ann", 0));
            assertEquals(4, count("koma.bot.requests", "accepted"));
            assertEquals(1, count("koma.bot.requests", "refused-lane"));
            assertEquals(1, count("koma.bot.requests", "duplicate"));
            assertEquals(
                    1,
                    registry.get("koma.bot.connected")
                            .tag("platform", "journal")
                            .gauge()
                            .value());
            await().until(() -> registry.get("koma.bot.unfinished").gauge().value() == 0);
        }
        assertEquals(4, count("koma.bot.requests", "finished"));
        assertEquals(4, count("koma.bot.answers", "found"));
        assertEquals(0, count("koma.bot.answers", "unsaid"));
        assertEquals(0, registry.get("koma.bot.running").gauge().value());
    }
}
