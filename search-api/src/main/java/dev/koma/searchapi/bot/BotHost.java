package dev.koma.searchapi.bot;

import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.search.Caller;
import dev.koma.botcore.search.Query;
import dev.koma.botcore.search.QuotaUse;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.store.StoreException;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.sceneindex.search.Answer;
import dev.koma.searchapi.account.Tier;
import dev.koma.searchapi.account.Tiers;
import dev.koma.searchapi.admission.SearchRefusal;
import dev.koma.searchapi.http.HttpSettings;
import dev.koma.searchapi.ledger.SearchLedger;
import dev.koma.searchapi.preview.MomentPreviews;
import dev.koma.searchapi.search.DirectSearch;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.StateFile;
import dev.koma.searchapi.store.StateSettings;
import dev.koma.searchapi.titles.TitleSearch;
import dev.koma.telegrambot.TelegramPlatform;
import dev.koma.telegrambot.TelegramWebhook;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the chat bots in the server, if there are tokens for any. What they do wrong does not stop the server. */
@Singleton
final class BotHost {
    private static final Logger LOG = Logger.getLogger(BotHost.class);
    private static final int LAST = 10_000;

    private final KomaConfig config;
    private final Instance<StateFile> file;
    private final Instance<RedisLink> redis;
    private final Tiers tiers;
    private final SearchClient client;
    private final MeterRegistry registry;
    private final Clock clock;
    private volatile @Nullable ChatBot bot;
    private volatile @Nullable ChatStores stores;
    private volatile @Nullable TelegramWebhook telegramWebhook;

    BotHost(
            KomaConfig config,
            Instance<StateFile> file,
            Instance<RedisLink> redis,
            Tiers tiers,
            DirectSearch search,
            SearchLedger ledger,
            MomentPreviews previews,
            TitleSearch titles,
            PictureDecoder decoder,
            MeterRegistry registry,
            Clock clock) {
        this.config = config;
        this.file = file;
        this.redis = redis;
        this.tiers = tiers;
        this.registry = registry;
        this.clock = clock;
        SearchClient local = new LocalSearchClient(
                (caller, query) -> search(search, caller, query), caller -> quota(ledger, caller), previews, titles);
        this.client = new MirroringSearchClient(local, decoder);
    }

    private Answer search(DirectSearch search, Caller caller, Query query) throws SearchRefusal, InterruptedException {
        return switch (query.picture()) {
            case Query.Picture.Bytes(byte[] picture) ->
                search.search(account(caller), picture, query.cutBorders(), query.anilist());
            case Query.Picture.Address address ->
                search.searchAddress(
                        account(caller), address.address().toString(), query.cutBorders(), query.anilist());
        };
    }

    private Optional<QuotaUse> quota(SearchLedger ledger, Caller caller) {
        dev.koma.searchapi.account.Caller account = account(caller);
        int used = Math.toIntExact(Math.min(ledger.usage(account).used(), Integer.MAX_VALUE));
        return Optional.of(new QuotaUse(account.tier().quota(), used));
    }

    private dev.koma.searchapi.account.Caller account(Caller caller) {
        Tier tier = tiers.named(caller.tier().name()).orElse(tiers.free());
        return dev.koma.searchapi.account.Caller.chat(caller.id(), tier);
    }

    void start(@Observes @Priority(LAST) StartupEvent event) {
        List<ChatPlatform> platforms = ChatPlatforms.configured(config, clock);
        if (!platforms.isEmpty()) {
            host(platforms);
        }
    }

    private ChatStores stores() throws IOException {
        return switch (config.get(StateSettings.class).state()) {
            case EMBEDDED -> ChatStores.in(file.get(), clock);
            case REDIS -> ChatStores.on(redis.get(), clock);
        };
    }

    private void host(List<ChatPlatform> platforms) {
        try {
            long largest = config.get(HttpSettings.class).uploadMaxSize().bytes();
            ChatStores opened = stores();
            ChatBot made =
                    ChatBots.make(platforms, client, opened, tiers, config.get(ChatSettings.class), largest, clock);
            BotMeters.watch(made, registry);
            platforms.forEach(platform -> PlatformMeters.watch(platform, registry));
            made.start();
            bot = made;
            stores = opened;
            telegramWebhook = platforms.stream()
                    .filter(TelegramPlatform.class::isInstance)
                    .flatMap(platform -> ((TelegramPlatform) platform).webhook().stream())
                    .findFirst()
                    .orElse(null);
        } catch (IOException | StoreException e) {
            LOG.error("The chat bots cannot start", e);
        }
    }

    /** The bot, if there is one. */
    Optional<ChatBot> bot() {
        return Optional.ofNullable(bot);
    }

    /** Where Telegram's updates go, if it is to send them. */
    Optional<TelegramWebhook> telegramWebhook() {
        return Optional.ofNullable(telegramWebhook);
    }

    /** Searches in this server, under its admission. */
    SearchClient client() {
        return client;
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        bot().ifPresent(ChatBot::close);
        ChatStores opened = stores;
        if (opened != null) {
            try {
                opened.jobs().close();
            } catch (StoreException e) {
                LOG.warn("Other servers take over what is left only when they take this one for dead", e);
            }
        }
    }
}
