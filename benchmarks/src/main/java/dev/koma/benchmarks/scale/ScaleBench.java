package dev.koma.benchmarks.scale;

import dev.koma.benchmarks.alteration.Alteration;
import dev.koma.benchmarks.query.KnownPicture;
import dev.koma.benchmarks.query.QuerySet;
import dev.koma.benchmarks.recognition.Outcome;
import dev.koma.benchmarks.recognition.Recogniser;
import dev.koma.benchmarks.scale.Size.Searches;
import dev.koma.benchmarks.synthetic.SyntheticLibrary;
import dev.koma.benchmarks.video.BenchIndex;
import dev.koma.benchmarks.video.VideoFolder;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How search times, answers and the size of the index depend on the size of the library. */
@Command(
        name = "scale",
        description = {
            "Fills an index with real videos and hours and hours of synthetic ones, and at each size searches for plain and",
            "altered pictures of the real ones. Goes on where it was before when the data directory has such an index."
        },
        mixinStandardHelpOptions = true)
public final class ScaleBench implements Callable<Integer> {
    private static final int WARM_UP = 30;
    private static final int VIDEOS_A_COMMIT = 30;
    private static final String PLAIN = "plain";
    private static final String ALTERED = "altered";

    @Option(names = "--real", required = true, description = "Folder of real videos.")
    private Path real = Path.of("");

    @Option(names = "--data", required = true, description = "Data directory for the index.")
    private Path data = Path.of("");

    @Option(names = "--hours", split = ",", description = "Sizes, ascending (default: ${DEFAULT-VALUE}).")
    private List<Integer> hours = List.of(1, 10, 100, 1000);

    @Option(names = "--searches", description = "Searches of each kind at each size (default: ${DEFAULT-VALUE}).")
    private int searches = 370;

    @Option(names = "--seed", description = "Makes pictures and synthetic videos (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--out", description = "Folder for scale.csv and scale.png (default: the data directory).")
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path queries = data.resolve("queries");
        List<Alteration> core =
                List.of(Alteration.values()).stream().filter(Alteration::isCore).toList();
        List<Alteration> changes = core.stream()
                .filter(alteration -> alteration != Alteration.NONE)
                .toList();
        List<KnownPicture> plain = QuerySet.make(
                real, queries.resolve(PLAIN), seed, searches, List.of(Alteration.NONE), false, done -> {});
        List<KnownPicture> altered = QuerySet.make(
                real,
                queries.resolve(ALTERED),
                seed,
                Math.ceilDiv(searches, changes.size()),
                changes,
                false,
                done -> {});
        List<Size> sizes = new ArrayList<>();
        print(List.of("hours", "MB/hour", "heap MB", "plain p50 ms", "p99 ms", "R@1", "altered p50", "p99 ms", "R@1"));
        try (BenchIndex index = BenchIndex.at(data)) {
            List<Keyframe> keyframes = realKeyframes(index);
            printDensity(keyframes);
            SyntheticLibrary library = new SyntheticLibrary(keyframes, seed);
            for (int size : hours) {
                grow(index, library, size);
                Size measured = measure(index, queries, plain, altered);
                sizes.add(measured);
                print(measured.fields());
            }
        }
        save(sizes);
        return 0;
    }

    /** Those of the real videos, which are put when they are not there yet: the same again is no change. */
    private List<Keyframe> realKeyframes(BenchIndex index) throws IOException {
        List<Path> videos = VideoFolder.videos(real);
        try (ProgressBar bar = new ProgressBar("real videos", videos.size())) {
            return index.fill(videos, bar::stepTo);
        }
    }

    private void grow(BenchIndex index, SyntheticLibrary library, int size) throws IOException {
        long wanted = size * 3_600_000_000L;
        try (SceneIndexWriter writer = index.openWriter();
                ProgressBar bar = new ProgressBar("hours", size)) {
            long micros = writer.catalog().durationMicros();
            int number = (int) writer.catalog().videos().stream()
                    .filter(video -> video.title().equals(SyntheticLibrary.TITLE))
                    .count();
            while (micros < wanted) {
                int count =
                        (int) Math.min(VIDEOS_A_COMMIT, Math.ceilDiv(wanted - micros, SyntheticLibrary.VIDEO_MICROS));
                IntStream.range(number, number + count).parallel().forEach(video -> put(library, video, writer));
                writer.commit();
                number += count;
                micros += count * SyntheticLibrary.VIDEO_MICROS;
                bar.stepTo(Math.min(size, micros / 3_600_000_000L));
            }
        }
    }

    private static void put(SyntheticLibrary library, int number, SceneIndexWriter writer) {
        try {
            library.put(number, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Size measure(BenchIndex index, Path queries, List<KnownPicture> plain, List<KnownPicture> altered)
            throws IOException, InterruptedException {
        try (SceneIndex opened = index.open();
                ProgressBar bar = new ProgressBar("searches", plain.size() + altered.size())) {
            Recogniser recogniser = new Recogniser(opened, real);
            recogniser.search(
                    queries.resolve(ALTERED), altered.subList(0, Math.min(WARM_UP, altered.size())), 1, done -> {});
            List<Outcome> plainOutcomes = recogniser.search(queries.resolve(PLAIN), plain, 1, bar::stepTo);
            List<Outcome> alteredOutcomes =
                    recogniser.search(queries.resolve(ALTERED), altered, 1, done -> bar.stepTo(plain.size() + done));
            double hoursThere = opened.catalog().durationMicros() / 3.6e9;
            return new Size(
                    hoursThere,
                    opened.catalog().bytes() / 1e6 / hoursThere,
                    usedHeap() / 1e6,
                    Searches.of(plainOutcomes),
                    Searches.of(alteredOutcomes));
        }
    }

    /** What is held while the index is open, in bytes. */
    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What an hour of a synthetic video has: what an hour of the real ones has. */
    private void printDensity(List<Keyframe> real) {
        double hoursThere = real.stream()
                        .mapToLong(keyframe -> keyframe.endMicros() - keyframe.startMicros())
                        .sum()
                / 3.6e9;
        text().printf(
                        "An hour has %.0f key frames (%.0f with features), %.0f runs, %.0f features.%n",
                        real.size() / hoursThere,
                        real.stream()
                                        .filter(keyframe -> keyframe.words().count() > 0)
                                        .count()
                                / hoursThere,
                        real.stream()
                                        .mapToInt(keyframe -> keyframe.runs().size())
                                        .sum()
                                / hoursThere,
                        real.stream()
                                        .mapToInt(keyframe -> keyframe.words().count())
                                        .sum()
                                / hoursThere);
    }

    private PrintWriter text() {
        return spec.commandLine().getOut();
    }

    private void print(List<String> fields) {
        StringBuilder line = new StringBuilder();
        fields.forEach(field -> line.append(String.format("%13s", field)));
        PrintWriter text = text();
        text.println(line);
        text.flush();
    }

    private void save(List<Size> sizes) throws IOException {
        Path folder = out.toString().isEmpty() ? data : out;
        Files.createDirectories(folder);
        ScaleSheet.of(Size.merge(folder.resolve("scale.csv"), sizes)).save(folder.resolve("scale.png"));
    }
}
