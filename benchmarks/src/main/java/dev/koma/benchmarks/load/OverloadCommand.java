package dev.koma.benchmarks.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a running server does with more searches than it can serve. */
@Command(
        name = "overload",
        description = {
            "Finds out how many searches a second a running server answers, and sends it a multiple of that.",
            "The server must believe this machine's X-Forwarded-For and have wide rate limits:",
            "KOMA_RATE_LIMITS=api:1000000 koma serve"
        },
        mixinStandardHelpOptions = true)
public final class OverloadCommand implements Callable<Integer> {
    private static final List<Integer> CLIENTS = List.of(1, 2, 4, 8);
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    @Option(names = "--url", required = true, description = "Base address, such as http://localhost:8080.")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--picture", required = true, description = "The picture to search, as PNG or JPEG.")
    private Path picture = Path.of("");

    @Option(names = "--seconds", description = "Length of each measurement (default: ${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(names = "--factor", description = "Load, as a multiple of the best (default: ${DEFAULT-VALUE}).")
    private int factor = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Duration length = Duration.ofSeconds(seconds);
        try (LoadClient client = new LoadClient(url.resolve("/search"), Files.readAllBytes(picture))) {
            client.closed(2, WARM_UP);
            double best = 0;
            for (int clients : CLIENTS) {
                Load load = client.closed(clients, length);
                best = Math.max(best, load.goodput());
                out.printf("%d clients: %s%n", clients, load);
                out.flush();
            }
            client.open(factor * best, WARM_UP);
            Load over = client.open(factor * best, length);
            out.printf("%d times the load, %.0f a second: %s%n", factor, factor * best, over);
            out.printf("goodput: %.0f %% of the best%n", 100 * over.goodput() / best);
            out.printf("afterwards, 2 clients: %s%n", client.closed(2, length));
            out.flush();
        }
        return 0;
    }
}
