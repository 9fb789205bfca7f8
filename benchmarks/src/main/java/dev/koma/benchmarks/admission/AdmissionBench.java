package dev.koma.benchmarks.admission;

import dev.koma.benchmarks.Latencies;
import dev.koma.searchapi.account.KeyStore;
import dev.koma.searchapi.account.KeyStores;
import dev.koma.searchapi.ledger.LocalLedger;
import dev.koma.searchapi.ledger.QuotaWindow;
import dev.koma.searchapi.ledger.SearchLedger;
import dev.koma.searchapi.ledger.SharedLedger;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisPatience;
import dev.koma.searchapi.store.StateFile;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What admission costs a search, all checks together, without the search. */
@Command(
        name = "admission",
        description =
                "Times the checks of a search: rate limit, key, concurrency, quota, queue, and the charge at its end.",
        mixinStandardHelpOptions = true)
public final class AdmissionBench implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(names = "--redis", paramLabel = "URL", description = "A Redis to measure too, such as redis://localhost.")
    private @Nullable String redis;

    @Option(names = "--searches", description = "Searches to time (default: ${DEFAULT-VALUE}).")
    private int searches = 20_000;

    @Option(names = "--clients", description = "Clients at once, each an account (default: ${DEFAULT-VALUE}).")
    private List<Integer> clients = List.of(1, 16);

    @Option(names = "--data", paramLabel = "DIR", description = "Where to keep the state (default: a new directory).")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path directory = data == null ? Files.createTempDirectory("koma-admission") : data;
        try (StateFile file = StateFile.open(directory);
                SearchLedger ledger = LocalLedger.durable(file, QuotaWindow.MONTH, Clock.systemUTC());
                KeyStore keys = KeyStores.in(file)) {
            measure("embedded", ledger, keys);
        } finally {
            if (data == null) {
                delete(directory);
            }
        }
        if (redis != null) {
            Vertx vertx = Vertx.vertx();
            try (RedisLink link = RedisLink.to(vertx, redis, new RedisPatience(PATIENCE, 1000, PATIENCE));
                    SearchLedger ledger = SharedLedger.on(link, QuotaWindow.MONTH, Clock.systemUTC());
                    KeyStore keys = KeyStores.on(link)) {
                measure("redis", ledger, keys);
            } finally {
                vertx.close().toCompletionStage().toCompletableFuture().join();
            }
        }
        return 0;
    }

    private void measure(String state, SearchLedger ledger, KeyStore keys) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        for (int count : clients) {
            try (Admissions admissions = new Admissions(ledger, keys, count)) {
                admissions.run(searches / 4);
                long start = System.nanoTime();
                Latencies latencies = admissions.run(searches);
                double seconds = (System.nanoTime() - start) / 1e9;
                out.printf("%s, %d clients: %s; %.0f searches/s%n", state, count, latencies, searches / seconds);
                out.flush();
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
