package dev.koma.botcore.conversation;

import dev.koma.botcore.dispatch.DispatchCounts;
import dev.koma.botcore.dispatch.Dispatcher;
import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.TitleSuggestion;
import dev.koma.botcore.platform.ChatListener;
import dev.koma.botcore.platform.ChatPlatform;
import dev.koma.botcore.platform.NotAcceptedException;
import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.botcore.store.DocumentStore;
import dev.koma.botcore.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bot: hears what happens on its platforms, and answers. */
public final class ChatBot implements ChatListener, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ChatBot.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long SWEEP_MINUTES = 10;

    private final Map<String, ChatPlatform> platforms;
    private final DocumentStore documents;
    private final Dispatcher dispatcher;
    private final Intake intake;
    private final Suggestions suggestions;
    private final ChatTally tally = new ChatTally();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("bot-timer").factory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public ChatBot(BotParts parts) {
        platforms = parts.platforms().stream()
                .collect(Collectors.toUnmodifiableMap(ChatPlatform::name, Function.identity()));
        documents = parts.documents();
        Preferences preferences = new Preferences(documents);
        Sessions sessions =
                new Sessions(documents, parts.clock(), parts.settings().buttonLife());
        TaskHandler handler = new TaskHandler(
                platforms, parts.client(), parts.tiers(), preferences, sessions, parts.settings(), tally);
        dispatcher = new Dispatcher(
                parts.limits(),
                parts.jobs(),
                handler,
                parts.clock(),
                parts.random(),
                timer,
                Executors.newVirtualThreadPerTaskExecutor(),
                GRACE);
        intake = new Intake(
                platforms,
                dispatcher,
                parts.tiers(),
                preferences,
                sessions,
                parts.settings(),
                parts.clock(),
                new JobIds(parts.random()),
                new Notices(threads, tally),
                tally);
        suggestions = new Suggestions(parts.client(), threads);
    }

    /** Takes up what was left to do, and connects. */
    public void start() throws StoreException {
        dispatcher.start();
        platforms.values().forEach(platform -> platform.start(this));
        timer.scheduleWithFixedDelay(this::sweep, SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            documents.sweep();
        } catch (StoreException e) {
            LOG.log(System.Logger.Level.WARNING, "Old documents cannot be removed", e);
        }
    }

    @Override
    public void receive(ChatEvent event) throws NotAcceptedException {
        try {
            intake.take(event);
        } catch (StoreException e) {
            LOG.log(System.Logger.Level.WARNING, "A request could not be stored", e);
            if (intake.tellNotStored(event.origin())) {
                return;
            }
            throw new NotAcceptedException("The request could not be stored", e);
        }
    }

    @Override
    public List<TitleSuggestion> suggestTitles(String typed, @Nullable String locale) {
        return suggestions.find(typed, locale);
    }

    /** How each platform is, by name. */
    public Map<String, PlatformHealth> health() {
        Map<String, PlatformHealth> health = new TreeMap<>();
        platforms.forEach((name, platform) -> health.put(name, platform.health()));
        return health;
    }

    public DispatchCounts dispatchCounts() {
        return dispatcher.counts();
    }

    public ChatCounts chatCounts() {
        return tally.counts();
    }

    /** Takes no more requests, finishes those under way, leaves the rest stored, and disconnects. */
    @Override
    public void close() {
        dispatcher.close();
        platforms.values().forEach(ChatPlatform::close);
        timer.shutdownNow();
        threads.shutdownNow();
        threads.close();
    }
}
