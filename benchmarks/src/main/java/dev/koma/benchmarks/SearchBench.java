package dev.koma.benchmarks;

import dev.koma.benchmarks.video.VideoIndexing;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a search takes in a large index, by itself and through a running server. */
@Command(
        name = "search",
        description = {
            "Fills an index with real and synthetic runs and times searches in it.",
            "With --url the same pictures go to a server that serves this --data, one at a time."
        },
        mixinStandardHelpOptions = true)
final class SearchBench implements Callable<Integer> {
    private static final int WARM_UP = 50;

    @Option(names = "--videos", required = true, description = "Folder of videos for the real runs and the pictures.")
    private Path videos = Path.of("");

    @Option(names = "--data", required = true, description = "Data directory; filled when it has no index.")
    private Path data = Path.of("");

    @Option(names = "--runs", description = "Synthetic runs (default: ${DEFAULT-VALUE}).")
    private int runs = 1_000_000;

    @Option(names = "--searches", description = "Searches to time (default: ${DEFAULT-VALUE}).")
    private int searches = 500;

    @Option(names = "--url", description = "Base address of a running server, such as http://localhost:8080.")
    private @Nullable URI url;

    @Option(names = "--seed", description = "Makes times and synthetic runs (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = data.resolve("index");
        if (!Files.isDirectory(directory)) {
            fill(directory);
        }
        try (SceneIndex index = SceneIndexes.open(directory)) {
            out().printf(
                            "%d runs, %.1f MB%n",
                            index.catalog().runs(), index.catalog().bytes() / 1e6);
            List<VideoRecord> real = index.catalog().videos().stream()
                    .filter(video -> !video.title().equals("Synthetic"))
                    .toList();
            List<Shot> shots = shots(real);
            timeSearches(index, shots);
            if (url != null) {
                timeRequests(url.resolve("/search"), shots);
            }
        }
        return 0;
    }

    /** A picture and where it is from. */
    private record Shot(VideoRecord video, long timeMicros, Screenshot screenshot) {}

    private void fill(Path directory) throws IOException {
        long start = System.nanoTime();
        try (SceneIndexWriter writer = SceneIndexes.openWriter(directory, Clock.systemUTC());
                Stream<Path> files = Files.list(videos)) {
            List<Keyframe> real = new ArrayList<>();
            for (Path video : files.filter(Files::isRegularFile).sorted().toList()) {
                real.addAll(VideoIndexing.put(video, 2, writer));
            }
            new SyntheticLibrary(real, seed).write(writer, runs);
        }
        out().printf("filled in %.0f s%n", (System.nanoTime() - start) / 1e9);
    }

    private List<Shot> shots(List<VideoRecord> real) throws IOException, InterruptedException {
        Random random = new Random(seed);
        List<Shot> shots = new ArrayList<>();
        for (VideoRecord video : real) {
            for (int i = 0; i < 4; i++) {
                long t = (long) (random.nextDouble() * 0.98 * video.durationMicros());
                shots.add(new Shot(video, t, Screenshot.take(video.path(), t / 1e6)));
            }
        }
        return shots;
    }

    private void timeSearches(SceneIndex index, List<Shot> shots) throws IOException {
        Latencies latencies = new Latencies();
        int right = 0;
        for (int i = -WARM_UP; i < searches; i++) {
            Shot shot = shots.get(Math.floorMod(i, shots.size()));
            Query query = new Query(shot.screenshot().picture(), false, null, 10);
            long start = System.nanoTime();
            Moment first = index.search(query).moments().getFirst();
            if (i >= 0) {
                latencies.add(System.nanoTime() - start);
                boolean near = Math.abs(first.atMicros() - shot.timeMicros()) <= 1_000_000
                        || (first.fromMicros() <= shot.timeMicros() && shot.timeMicros() <= first.toMicros());
                right += near && first.video().id().equals(shot.video().id()) ? 1 : 0;
            }
        }
        out().printf("search: %s, %.1f %% right%n", latencies, 100.0 * right / searches);
    }

    private void timeRequests(URI search, List<Shot> shots) throws IOException, InterruptedException {
        Latencies latencies = new Latencies();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = -WARM_UP; i < searches; i++) {
                byte[] jpeg =
                        shots.get(Math.floorMod(i, shots.size())).screenshot().jpeg();
                HttpRequest request = HttpRequest.newBuilder(search)
                        .header("Content-Type", "image/jpeg")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg))
                        .build();
                long start = System.nanoTime();
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    throw new IOException(response.statusCode() + " " + response.body());
                }
                if (i >= 0) {
                    latencies.add(System.nanoTime() - start);
                }
            }
        }
        out().printf("request: %s%n", latencies);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
