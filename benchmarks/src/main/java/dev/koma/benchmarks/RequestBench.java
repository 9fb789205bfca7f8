package dev.koma.benchmarks;

import dev.koma.benchmarks.query.KnownPicture;
import dev.koma.benchmarks.query.QuerySet;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long searches take through a running server; "recognition" and "scale" time those without one. */
@Command(
        name = "requests",
        description = "Sends pictures (see \"queries\") to a running server, one at a time, and times the answers.",
        mixinStandardHelpOptions = true)
final class RequestBench implements Callable<Integer> {
    private static final int WARM_UP = 50;

    @Option(names = "--queries", required = true, description = "Folder of pictures with a truth.csv.")
    private Path queries = Path.of("");

    @Option(
            names = "--url",
            required = true,
            description = "Base address of the server, such as http://localhost:8080.")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--searches", description = "Searches to time (default: ${DEFAULT-VALUE}).")
    private int searches = 500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<KnownPicture> pictures = QuerySet.read(queries);
        if (pictures.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "There are no pictures in " + queries);
        }
        Latencies latencies = new Latencies();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = -WARM_UP; i < searches; i++) {
                Path file = queries.resolve(
                        pictures.get(Math.floorMod(i, pictures.size())).file());
                long start = System.nanoTime();
                ask(client, file);
                if (i >= 0) {
                    latencies.add(System.nanoTime() - start);
                }
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("request: %s%n", latencies);
        out.flush();
        return 0;
    }

    private void ask(HttpClient client, Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/search?cutBorders"))
                .header("Content-Type", file.toString().endsWith(".png") ? "image/png" : "image/jpeg")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(file)))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
    }
}
