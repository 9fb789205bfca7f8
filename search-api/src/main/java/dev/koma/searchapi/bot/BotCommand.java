package dev.koma.searchapi.bot;

import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.conversation.StoredTiers;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.search.HttpSearchClient;
import dev.koma.botcore.store.StoreException;
import dev.koma.indexbuilder.command.CommandContext;
import dev.koma.indexbuilder.command.KomaCommand;
import dev.koma.indexbuilder.settings.ConfigurationException;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.indexbuilder.settings.SecretText;
import dev.koma.media.picture.ChildPictureDecoder;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.media.picture.PictureLimits;
import dev.koma.searchapi.account.AccountSettings;
import dev.koma.searchapi.account.Tiers;
import dev.koma.searchapi.http.HttpSettings;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisPatience;
import dev.koma.searchapi.store.StateFile;
import dev.koma.searchapi.store.StateSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code koma bot}: the chat bots alone, searching on a server elsewhere; and the tiers of people who chat. */
@Command(
        name = "bot",
        description = "Run the chat bots alone, searching on a server elsewhere; give people tiers.",
        mixinStandardHelpOptions = true)
public final class BotCommand implements Callable<Integer> {
    private static final Pattern WHO = Pattern.compile("([a-z]{1,20}):(place:)?(\\S{1,100})");

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory.", scope = ScopeType.INHERIT)
    private @Nullable Path data;

    @Option(names = "--api", paramLabel = "URL", description = "The server, such as https://api.trace.moe.")
    private @Nullable URI api;

    @Option(names = "--key", paramLabel = "KEY", description = "API key for the server.")
    private @Nullable String key;

    public BotCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws ConfigurationException, IOException, StoreException, InterruptedException {
        URI server = api;
        if (server == null) {
            throw new ParameterException(
                    spec.commandLine(), "--api must be given; koma serve runs the bots with a search");
        }
        KomaConfig config = config();
        List<ChatPlatform> platforms = ChatPlatforms.configured(config, context.clock());
        if (platforms.isEmpty()) {
            spec.commandLine().getErr().println("koma: there is no token of any chat platform");
            return KomaCommand.WRONG;
        }
        long largest = config.get(HttpSettings.class).uploadMaxSize().bytes();
        return with(config, stores -> {
            CountDownLatch end = new CountDownLatch(1);
            try (HttpSearchClient client = new HttpSearchClient(server, key);
                    PictureDecoder decoder = new ChildPictureDecoder(PictureLimits.DEFAULT);
                    ChatBot bot = ChatBots.make(
                            platforms,
                            new MirroringSearchClient(client, decoder),
                            stores,
                            tiers(config),
                            config.get(ChatSettings.class),
                            largest,
                            context.clock())) {
                Thread main = Thread.currentThread();
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(end, main)));
                bot.start();
                end.await();
            }
            stores.jobs().close();
            return KomaCommand.DONE;
        });
    }

    private interface Work {
        int on(ChatStores stores) throws IOException, StoreException, InterruptedException;
    }

    private int with(KomaConfig config, Work work) throws IOException, StoreException, InterruptedException {
        StateSettings settings = config.get(StateSettings.class);
        if (settings.state() == StateSettings.Kind.EMBEDDED) {
            try (StateFile file =
                    StateFile.open(config.get(LibrarySettings.class).data())) {
                return work.on(ChatStores.in(file, context.clock()));
            }
        }
        String url = settings.redisHosts().map(SecretText::reveal).orElse("");
        Vertx vertx = Vertx.vertx();
        try (RedisLink link = RedisLink.to(vertx, url, RedisPatience.ofCommand())) {
            return work.on(ChatStores.on(link, context.clock()));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static void stop(CountDownLatch end, Thread main) {
        end.countDown();
        try {
            main.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Command(name = "tier", description = "Give a person, or everybody in a place, a tier, or take it away.")
    int tier(
            @Parameters(
                            paramLabel = "WHO",
                            description =
                                    "Such as telegram:4711 for a person, discord:place:815 for everybody in a place.")
                    String who,
            @Parameters(
                            paramLabel = "TIER",
                            arity = "0..1",
                            description = "One of koma.tiers; without it the tier is taken away.")
                    @Nullable String tier)
            throws ConfigurationException, IOException, StoreException, InterruptedException {
        Matcher parts = WHO.matcher(who);
        if (!parts.matches()) {
            throw new ParameterException(spec.commandLine(), "WHO must be platform:user or platform:place:id");
        }
        KomaConfig config = config();
        return with(config, stores -> {
            give(ChatBots.storedTiers(stores.documents(), tiers(config), config.get(ChatSettings.class)), parts, tier);
            return KomaCommand.DONE;
        });
    }

    private void give(StoredTiers stored, Matcher who, @Nullable String tier) throws StoreException {
        try {
            if (who.group(2) == null) {
                stored.give(who.group(1), who.group(3), Optional.ofNullable(tier));
            } else {
                stored.giveToPlace(who.group(1), who.group(3), Optional.ofNullable(tier));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Tiers tiers(KomaConfig config) {
        return Tiers.parse(config.get(AccountSettings.class).tiers());
    }

    private KomaConfig config() throws ConfigurationException {
        return context.load(data == null ? Map.of() : Map.of("koma.data", data.toString()));
    }
}
