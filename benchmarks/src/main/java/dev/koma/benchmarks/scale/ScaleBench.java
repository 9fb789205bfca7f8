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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
        int screenshots = Math.max(1, Math.ceilDiv(searches, core.size() - 1));
        List<KnownPicture> pictures = QuerySet.make(real, queries, seed, screenshots, core, false, done -> {});
        List<Size> sizes = new ArrayList<>();
        print(List.of("hours", "MB/hour", "plain p50 ms", "p99 ms", "R@1", "altered p50", "p99 ms", "R@1"));
        try (BenchIndex index = BenchIndex.at(data)) {
            SyntheticLibrary library = new SyntheticLibrary(realKeyframes(index), seed);
            for (int size : hours) {
                grow(index, library, size);
                Size measured = measure(index, queries, pictures);
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
                library.put(number++, writer);
                micros += SyntheticLibrary.VIDEO_MICROS;
                bar.stepTo(Math.min(size, micros / 3_600_000_000L));
                if (number % 30 == 0) {
                    writer.commit();
                }
            }
        }
    }

    private Size measure(BenchIndex index, Path queries, List<KnownPicture> pictures)
            throws IOException, InterruptedException {
        List<KnownPicture> plain = new ArrayList<>();
        List<KnownPicture> altered = new ArrayList<>();
        for (KnownPicture picture : pictures) {
            (picture.alteration().equals(Alteration.NONE.label()) ? plain : altered).add(picture);
        }
        for (int i = 0, count = plain.size(); count > 0 && plain.size() < searches; i++) {
            plain.add(plain.get(i % count));
        }
        try (SceneIndex opened = index.open();
                ProgressBar bar = new ProgressBar("searches", plain.size() + altered.size())) {
            Recogniser recogniser = new Recogniser(opened, real);
            recogniser.search(queries, altered.subList(0, Math.min(WARM_UP, altered.size())), 1, done -> {});
            List<Outcome> plainOutcomes = recogniser.search(queries, plain, 1, bar::stepTo);
            List<Outcome> alteredOutcomes =
                    recogniser.search(queries, altered, 1, done -> bar.stepTo(plain.size() + done));
            double hoursThere = opened.catalog().durationMicros() / 3.6e9;
            return new Size(
                    hoursThere,
                    opened.catalog().bytes() / 1e6 / hoursThere,
                    Searches.of(plainOutcomes),
                    Searches.of(alteredOutcomes));
        }
    }

    private void print(List<String> fields) {
        StringBuilder line = new StringBuilder();
        fields.forEach(field -> line.append(String.format("%13s", field)));
        PrintWriter text = spec.commandLine().getOut();
        text.println(line);
        text.flush();
    }

    private void save(List<Size> sizes) throws IOException {
        Path folder = out.toString().isEmpty() ? data : out;
        Files.createDirectories(folder);
        ScaleSheet.of(Size.merge(folder.resolve("scale.csv"), sizes)).save(folder.resolve("scale.png"));
    }
}
