package dev.koma.benchmarks;

import dev.koma.benchmarks.video.VideoIndexing;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many plain screenshots are found. */
@Command(
        name = "screenshots",
        description = "Takes screenshots at random times and counts how many are found at the right moment.",
        mixinStandardHelpOptions = true)
final class ScreenshotBench implements Callable<Integer> {
    private static final long TOLERANCE_MICROS = 1_000_000;

    @Option(names = "--videos", required = true, description = "Folder of videos.")
    private Path videos = Path.of("");

    @Option(names = "--per-video", description = "Screenshots of each video (default: ${DEFAULT-VALUE}).")
    private int perVideo = 20;

    @Option(names = "--seed", description = "Makes the random times (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--leave-out", description = "Do not index every n-th video; its pictures must stay below 0.90.")
    private int leaveOut;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("koma-bench");
        List<Path> unindexed = new ArrayList<>();
        try (SceneIndexWriter writer = SceneIndexes.openWriter(directory, Clock.systemUTC())) {
            int number = 0;
            for (Path video : files()) {
                if (leaveOut > 0 && ++number % leaveOut == 0) {
                    unindexed.add(video);
                } else {
                    VideoIndexing.put(video, 2, writer);
                }
            }
        }
        try (SceneIndex index = SceneIndexes.open(directory)) {
            measure(index, List.copyOf(index.catalog().videos()));
            for (Path video : unindexed) {
                measureForeign(index, video);
            }
            double hours = index.catalog().durationMicros() / 3.6e9;
            out().printf(
                            "%d runs, %d bytes, %.2f MB an hour%n",
                            index.catalog().runs(),
                            index.catalog().bytes(),
                            index.catalog().bytes() / 1e6 / hours);
        }
        return 0;
    }

    private void measure(SceneIndex index, List<VideoRecord> indexed) throws IOException, InterruptedException {
        out().printf("%-34s %5s %5s %8s %8s %8s%n", "video", "right", "of", "|at-t|", "lowest", "wrong");
        Random random = new Random(seed);
        int right = 0;
        for (VideoRecord video : indexed) {
            int found = 0;
            List<Long> errors = new ArrayList<>();
            double lowest = 1;
            double highestWrong = 0;
            for (int i = 0; i < perVideo; i++) {
                long t = (long) (random.nextDouble() * 0.98 * video.durationMicros());
                Moment top = first(index, Screenshot.take(video.path(), t / 1e6));
                long error = Math.abs(top.atMicros() - t);
                boolean same = top.fromMicros() <= t && t <= top.toMicros();
                if (top.video().id().equals(video.id()) && (error <= TOLERANCE_MICROS || same)) {
                    found++;
                    errors.add(error);
                    lowest = Math.min(lowest, top.similarity());
                } else {
                    highestWrong = Math.max(highestWrong, top.similarity());
                    out().printf(
                                    "  wrong: %.3f s gave %s %.3f, %.3f%n",
                                    t / 1e6, top.video().filename(), top.atMicros() / 1e6, top.similarity());
                }
            }
            right += found;
            errors.sort(null);
            long median = errors.isEmpty() ? -1 : errors.get(errors.size() / 2);
            out().printf(
                            "%-34s %5d %5d %7.2fs %8.3f %8.3f%n",
                            video.filename(), found, perVideo, median / 1e6, lowest, highestWrong);
        }
        int all = indexed.size() * perVideo;
        out().printf("%d of %d right, %.1f %%%n", right, all, 100.0 * right / all);
    }

    private void measureForeign(SceneIndex index, Path video) throws IOException, InterruptedException {
        Random random = new Random(seed);
        List<Double> similarities = new ArrayList<>();
        for (int i = 0; i < perVideo; i++) {
            similarities.add(first(index, Screenshot.take(video, random.nextDouble() * 6))
                    .similarity());
        }
        similarities.sort(null);
        out().printf(
                        "not indexed: %-34s similarity median %.3f highest %.3f%n",
                        video.getFileName(), similarities.get(perVideo / 2), similarities.getLast());
    }

    private static Moment first(SceneIndex index, Screenshot screenshot) throws IOException {
        return index.search(new Query(screenshot.picture(), false, null, 10))
                .moments()
                .getFirst();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(videos)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
