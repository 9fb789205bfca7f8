package dev.koma.benchmarks.load;

import dev.koma.benchmarks.query.KnownPicture;
import dev.koma.benchmarks.query.QuerySet;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a running server does with more searches than it can serve. */
@Command(
        name = "overload",
        description = {
            "Finds out how many searches a second a running server answers, and sends it a multiple of that.",
            "The two take turns, and are compared round by round: a machine does not always have the same to give.",
            "The server must believe this machine's X-Forwarded-For and have wide rate limits:",
            "KOMA_RATE_LIMITS=api:1000000 koma serve"
        },
        mixinStandardHelpOptions = true)
public final class OverloadCommand implements Callable<Integer> {
    private static final List<Integer> CLIENTS = List.of(1, 2, 4, 8);
    private static final long ORDER = 1;
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    @Option(names = "--url", required = true, description = "Base address, such as http://localhost:8080.")
    private URI url = URI.create("http://localhost:8080");

    @ArgGroup(multiplicity = "1")
    private Pictures pictures = new Pictures();

    @Option(names = "--seconds", description = "Length of each measurement (default: ${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(
            names = "--rounds",
            description = "How often the best and the multiple take turns (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--factor", description = "Load, as a multiple of the best (default: ${DEFAULT-VALUE}).")
    private int factor = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (rounds < 1 || seconds < 1) {
            throw new ParameterException(spec.commandLine(), "At least one round of a second is needed");
        }
        List<byte[]> searched = pictures.read();
        if (searched.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "There are no pictures in " + pictures.queries);
        }
        Duration length = Duration.ofSeconds(seconds);
        try (LoadClient client = new LoadClient(url.resolve("/search"), searched)) {
            client.closed(2, WARM_UP);
            int busy = busiest(client, length, out);
            // Refusals, too, are slow until Java has compiled what they need.
            client.open(factor * client.closed(busy, WARM_UP).goodput(), length);
            List<Double> shares = new ArrayList<>();
            List<Double> ofTheRest = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                Load best = client.closed(busy, length);
                out.printf("round %d: %d clients: %s%n", round, busy, best);
                client.open(factor * best.goodput(), WARM_UP);
                Load over = client.open(factor * best.goodput(), length);
                out.printf("  %d times the load, %.0f a second: %s%n", factor, factor * best.goodput(), over);
                shares.add(over.goodput() / best.goodput());
                ofTheRest.add(perCore(over) / perCore(best));
                out.printf(
                        "  goodput: %.0f %% of the best, %.0f %% of that of the processors that the load generator left%n",
                        100 * shares.getLast(), 100 * ofTheRest.getLast());
                out.flush();
            }
            out.printf("goodput, median of %d rounds: %s of the best%n", rounds, median(shares));
            out.printf("of that of the processors that the load generator left: %s%n", median(ofTheRest));
            out.printf("afterwards, 2 clients: %s%n", client.closed(2, length));
            out.flush();
        }
        return 0;
    }

    /** What to search: always the same, or what people ask for. */
    private static final class Pictures {
        @Option(names = "--picture", required = true, description = "A picture to search, as PNG or JPEG.")
        private @Nullable Path picture;

        @Option(
                names = "--queries",
                required = true,
                description = "Folder of pictures with a truth.csv, to search in turn.")
        private @Nullable Path queries;

        List<byte[]> read() throws IOException {
            List<byte[]> pictures = new ArrayList<>();
            if (picture != null) {
                pictures.add(Files.readAllBytes(picture));
            }
            if (queries != null) {
                for (KnownPicture known : QuerySet.read(queries)) {
                    pictures.add(Files.readAllBytes(queries.resolve(known.file())));
                }
            }
            // So that what is hard to find does not come all at once.
            Collections.shuffle(pictures, new Random(ORDER));
            return pictures;
        }
    }

    /** The number of clients that are answered most. */
    private static int busiest(LoadClient client, Duration length, PrintWriter out) {
        int busiest = 0;
        double best = -1;
        for (int clients : CLIENTS) {
            Load load = client.closed(clients, length);
            out.printf("%d clients: %s%n", clients, load);
            out.flush();
            if (load.goodput() > best) {
                best = load.goodput();
                busiest = clients;
            }
        }
        return busiest;
    }

    /** Searches a second and processor, when the server is on this machine and has what the sender does not use. */
    private static double perCore(Load load) {
        return load.goodput() / (Runtime.getRuntime().availableProcessors() - load.cores());
    }

    private static String median(List<Double> shares) {
        List<Double> sorted = shares.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.0f %% (%.0f to %.0f)",
                100 * sorted.get(sorted.size() / 2),
                100 * sorted.getFirst(),
                100 * sorted.getLast());
    }
}
