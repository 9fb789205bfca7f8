package dev.koma.botcore.conversation;

import dev.koma.botcore.dispatch.DispatchLimits;
import dev.koma.botcore.dispatch.JobStore;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.store.DocumentStore;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a bot is made of.
 *
 * @param platforms closed with the bot
 * @param client who searches
 * @param jobs where requests are kept; not closed with the bot
 * @param documents where the rest is kept; not closed with the bot
 * @param tiers who may do how much
 * @param settings how it behaves
 * @param limits how much may go on
 * @param clock the time
 * @param random that nobody can predict, as with it the ids of buttons are made
 */
public record BotParts(
        List<ChatPlatform> platforms,
        SearchClient client,
        JobStore jobs,
        DocumentStore documents,
        Tiers tiers,
        BotSettings settings,
        DispatchLimits limits,
        Clock clock,
        RandomGenerator random) {
    public BotParts {
        platforms = List.copyOf(platforms);
    }
}
