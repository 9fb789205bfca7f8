package dev.koma.botcore.contract;

import dev.koma.botcore.conversation.BotParts;
import dev.koma.botcore.conversation.BotSettings;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.dispatch.DispatchLimits;
import dev.koma.botcore.dispatch.JobStore;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.search.Tier;
import dev.koma.botcore.store.DocumentStore;
import dev.koma.botcore.store.StoreException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A bot for tests, with narrow limits and short pauses, where everybody may search once at a time. */
public final class SmallBot {
    private static final DispatchLimits LIMITS = new DispatchLimits(
            4, 3, 100, 100, 3, Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofHours(24));

    private SmallBot() {}

    /**
     * Starts one.
     *
     * @param requestLife after which a request has expired
     */
    public static ChatBot start(
            ChatPlatform platform,
            SearchClient search,
            JobStore jobs,
            DocumentStore documents,
            Duration requestLife) {
        BotSettings settings = new BotSettings(0.90, 10_000, requestLife, Duration.ofDays(7), Duration.ofMillis(300));
        ChatBot bot = new ChatBot(new BotParts(
                List.of(platform),
                search,
                jobs,
                documents,
                (chat, user, place) -> new Tier("free", 1, 0),
                settings,
                LIMITS,
                Clock.systemUTC(),
                new SecureRandom()));
        try {
            bot.start();
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
        return bot;
    }
}
