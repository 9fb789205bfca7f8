package dev.koma.searchapi.bot;

import dev.koma.botcore.conversation.BotParts;
import dev.koma.botcore.conversation.BotSettings;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.conversation.StoredTiers;
import dev.koma.botcore.dispatch.DispatchLimits;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.search.Tier;
import dev.koma.botcore.store.DocumentStore;
import dev.koma.searchapi.account.Tiers;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes bots of what is configured. */
final class ChatBots {
    private static final int FOR_EACH_PROCESSOR = 4;

    private ChatBots() {}

    static ChatBot make(
            List<ChatPlatform> platforms,
            SearchClient client,
            ChatStores stores,
            Tiers tiers,
            ChatSettings settings,
            long largestPicture,
            Clock clock) {
        return new ChatBot(new BotParts(
                platforms,
                client,
                stores.jobs(),
                stores.documents(),
                storedTiers(stores.documents(), tiers, settings),
                settings(settings, largestPicture),
                limits(settings),
                clock,
                new SecureRandom()));
    }

    /** The tiers that administrators have given. */
    static StoredTiers storedTiers(DocumentStore documents, Tiers tiers, ChatSettings settings) {
        Map<String, Tier> byName = tiers.all().stream()
                .map(tier -> new Tier(tier.name(), tier.concurrency(), tier.priority()))
                .collect(Collectors.toMap(Tier::name, tier -> tier));
        Tier usual = byName.get(settings.tier());
        if (usual == null) {
            throw new IllegalArgumentException("koma.bot.tier: there is no tier " + settings.tier());
        }
        return new StoredTiers(documents, byName, usual);
    }

    private static BotSettings settings(ChatSettings settings, long largestPicture) {
        BotSettings usual = BotSettings.DEFAULT;
        return new BotSettings(
                usual.matchLine(), largestPicture, settings.requestLife(), usual.buttonLife(), usual.albumPause());
    }

    private static DispatchLimits limits(ChatSettings settings) {
        int running = settings.running()
                .orElse(FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());
        DispatchLimits usual = DispatchLimits.defaults(running);
        return new DispatchLimits(
                running,
                settings.waiting(),
                settings.queueLength(),
                settings.queueLength() / 2,
                usual.attempts(),
                usual.firstPause(),
                usual.longestPause(),
                usual.keysKept());
    }
}
