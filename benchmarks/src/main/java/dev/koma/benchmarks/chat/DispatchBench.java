package dev.koma.benchmarks.chat;

import dev.koma.benchmarks.table.Quantile;
import dev.koma.botcore.conversation.ChatBot;
import dev.koma.botcore.dispatch.DispatchLimits;
import dev.koma.botcore.search.Caller;
import dev.koma.botcore.search.Query;
import dev.koma.botcore.search.Tier;
import dev.koma.searchapi.bot.ChatStores;
import dev.koma.searchapi.store.StateFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the bots' dispatcher costs: the same searches directly, and as pictures in chats with a durable store. */
@Command(
        name = "dispatch",
        description = "Times the same searches directly and through the chat bots' dispatcher.",
        mixinStandardHelpOptions = true)
public final class DispatchBench implements Callable<Integer> {
    private static final int WARM_UP_ROUNDS = 10;
    private static final byte[] PICTURE = new byte[100_000];

    @Option(names = "--people", description = "People who send pictures at once (default: ${DEFAULT-VALUE}).")
    private int people = 40;

    @Option(names = "--pictures", description = "Pictures of each (default: ${DEFAULT-VALUE}).")
    private int pictures = 4;

    @Option(names = "--cost", description = "Processor time of a search in ms (default: ${DEFAULT-VALUE}).")
    private double cost = 50;

    @Option(names = "--workers", description = "Searches at a time (default: ${DEFAULT-VALUE}).")
    private int workers = 2;

    @Option(names = "--rounds", description = "Comparisons (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path data = Files.createTempDirectory("koma-dispatch");
        double pace = BusySearch.roundsInMillisecond();
        try (StateFile file = StateFile.open(data);
                BusySearch free = new BusySearch(workers, 0, pace);
                BusySearch search = new BusySearch(workers, cost, pace)) {
            ChatStores stores = ChatStores.in(file, Clock.systemUTC());
            for (int i = 0; i < WARM_UP_ROUNDS; i++) {
                direct(free);
                dispatched(free, stores);
            }
            compare("searches that cost nothing", free, stores);
            compare("searches of %.0f ms".formatted(cost), search, stores);
        } finally {
            delete(data);
        }
        return 0;
    }

    private void compare(String what, BusySearch search, ChatStores stores) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<Double> direct = new ArrayList<>();
        List<Double> dispatched = new ArrayList<>();
        List<Double> throughput = new ArrayList<>();
        List<Double> clock = new ArrayList<>();
        int searches = people * pictures;
        for (int i = 0; i < rounds; i++) {
            Effort without = Effort.of(search, () -> direct(search));
            Effort with = Effort.of(search, () -> dispatched(search, stores));
            direct.add(without.aroundMillis() / searches);
            dispatched.add(with.aroundMillis() / searches);
            throughput.add((with.ownMillis() + without.aroundMillis()) / with.cpuMillis());
            clock.add(without.wallMillis() / with.wallMillis());
        }
        out.printf(
                "%s, %d at once: processor time around each %.2f ms, through the dispatcher %.2f ms; throughput of the"
                        + " search's own by processor time %.3f, by the clock %.2f (medians of %d)%n",
                what,
                searches,
                Quantile.of(direct, 0.5),
                Quantile.of(dispatched, 0.5),
                Quantile.of(throughput, 0.5),
                Quantile.of(clock, 0.5),
                rounds);
        out.flush();
    }

    private Void direct(BusySearch search) throws Exception {
        Query query = new Query(new Query.Picture.Bytes(PICTURE), true, null);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                Caller caller = new Caller("bench", "person" + i, new Tier("free", 1, 0));
                all.add(clients.submit(() -> {
                    for (int k = 0; k < pictures; k++) {
                        search.search(caller, query);
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return null;
    }

    private Void dispatched(BusySearch search, ChatStores stores) throws Exception {
        InstantChat chat = new InstantChat();
        List<InstantChat.Sent> sent = new ArrayList<>();
        try (ChatBot bot = chat.bot(search, stores, limits())) {
            bot.start();
            for (int k = 0; k < pictures; k++) {
                for (int i = 0; i < people; i++) {
                    sent.add(chat.send("person" + i, PICTURE));
                }
            }
            chat.awaitAnswers(sent.size());
        }
        if (!sent.stream().allMatch(InstantChat.Sent::hasFile)) {
            throw new IllegalStateException("somebody was not answered");
        }
        return null;
    }

    private DispatchLimits limits() {
        DispatchLimits usual = DispatchLimits.defaults(4 * workers);
        return new DispatchLimits(
                usual.running(),
                pictures,
                people * pictures,
                people * pictures,
                usual.attempts(),
                usual.firstPause(),
                usual.longestPause(),
                usual.keysKept());
    }

    private static void delete(Path directory) throws java.io.IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
