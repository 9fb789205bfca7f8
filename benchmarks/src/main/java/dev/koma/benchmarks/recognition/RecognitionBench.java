package dev.koma.benchmarks.recognition;

import dev.koma.benchmarks.query.KnownPicture;
import dev.koma.benchmarks.query.QuerySet;
import dev.koma.benchmarks.synthetic.SyntheticLibrary;
import dev.koma.benchmarks.video.BenchIndex;
import dev.koma.benchmarks.video.VideoFolder;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.store.SceneIndexWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which altered pictures are recognised. */
@Command(
        name = "recognition",
        description = {
            "Searches for pictures of which it is known where they are from (see \"queries\"), and prints by alteration",
            "how many are found, how sure the answers are, and how long they take."
        },
        mixinStandardHelpOptions = true)
public final class RecognitionBench implements Callable<Integer> {
    /** Searches before those that count. */
    private static final int WARM_UP = 20;

    @Option(names = "--videos", required = true, description = "Folder of videos.")
    private Path videos = Path.of("");

    @Option(names = "--queries", required = true, description = "Folder of pictures with a truth.csv.")
    private Path queries = Path.of("");

    @Option(names = "--data", description = "Data directory: searched when it has an index, else filled.")
    private @Nullable Path data;

    @Option(names = "--out", description = "Folder for results.csv, summary.csv and recognition.png.")
    private @Nullable Path out;

    @Option(names = "--compare", description = "A results.csv of another version on the same pictures.")
    private @Nullable Path compare;

    @Option(
            names = "--threads",
            description = "Searches at a time (default: ${DEFAULT-VALUE}; use 1 for honest times).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--leave-out", description = "Do not index every n-th video: its pictures are foreign.")
    private int leaveOut;

    @Option(names = "--exclude", split = ",", description = "Do not index these videos: their pictures are foreign.")
    private List<String> exclude = List.of();

    @Option(
            names = "--distractors",
            description = "Adds synthetic videos until they have so many key frames with local features.")
    private int distractors;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<KnownPicture> pictures = QuerySet.read(queries);
        List<Outcome> outcomes;
        try (BenchIndex index = BenchIndex.at(data)) {
            if (index.isNew()) {
                fill(index);
            }
            outcomes = search(index, pictures);
        }
        report(outcomes);
        return 0;
    }

    private void fill(BenchIndex index) throws IOException {
        List<Path> indexed = indexed();
        List<Keyframe> keyframes;
        try (ProgressBar bar = new ProgressBar("videos", indexed.size())) {
            keyframes = index.fill(indexed, bar::stepTo);
        }
        if (distractors > 0) {
            SyntheticLibrary library = new SyntheticLibrary(keyframes, 1);
            try (SceneIndexWriter writer = index.openWriter();
                    ProgressBar bar = new ProgressBar("distractors", distractors)) {
                for (int number = 0, done = 0; done < distractors; number++) {
                    done += library.put(number, writer);
                    bar.stepTo(Math.min(done, distractors));
                }
            }
        }
    }

    private List<Path> indexed() throws IOException {
        List<Path> indexed = new ArrayList<>();
        int number = 0;
        for (Path video : VideoFolder.videos(videos)) {
            boolean left = leaveOut > 0 && ++number % leaveOut == 0;
            if (!left && !exclude.contains(VideoFolder.name(videos, video))) {
                indexed.add(video);
            }
        }
        return indexed;
    }

    private List<Outcome> search(BenchIndex index, List<KnownPicture> pictures)
            throws IOException, InterruptedException {
        try (var opened = index.open();
                ProgressBar bar = new ProgressBar("searches", pictures.size())) {
            Recogniser recogniser = new Recogniser(opened, videos);
            recogniser.search(queries, pictures.subList(0, Math.min(WARM_UP, pictures.size())), threads, done -> {});
            return recogniser.search(queries, pictures, threads, bar::stepTo);
        }
    }

    private void report(List<Outcome> outcomes) throws IOException {
        PrintWriter text = spec.commandLine().getOut();
        if (json) {
            text.println(ReportText.json(outcomes));
        } else {
            ReportText.print(outcomes, text);
        }
        if (compare != null) {
            // What goes on stdout with --json is JSON and no more.
            PrintWriter where = json ? spec.commandLine().getErr() : text;
            Comparison.print(Comparison.of(OutcomeTable.read(compare), outcomes), where);
        }
        if (out != null) {
            Files.createDirectories(out);
            OutcomeTable.write(out.resolve("results.csv"), outcomes);
            ReportText.write(out.resolve("summary.csv"), outcomes);
            ReportSheet.of(outcomes).save(out.resolve("recognition.png"));
        }
        text.flush();
    }
}
