package dev.koma.benchmarks.vocabulary;

import dev.koma.benchmarks.video.VideoFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the vocabulary of visual words. */
@Command(
        name = "vocabulary",
        description = {
            "Learns a vocabulary of visual words from the frames of videos.",
            "The same seed and videos give the same file. An index made with one vocabulary cannot be",
            "searched with another."
        },
        mixinStandardHelpOptions = true)
public final class VocabularyCommand implements Callable<Integer> {
    @Option(names = "--videos", required = true, description = "Folder of videos.")
    private Path videos = Path.of("");

    @Option(names = "--out", required = true, description = "The file to write.")
    private Path out = Path.of("");

    @Option(names = "--seed", description = "Makes the random choices (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--frames-per-second",
            description = "How many frames to learn from, at most (default: ${DEFAULT-VALUE}).")
    private double framesPerSecond = 0.5;

    @Option(names = "--features", description = "Most features to learn from (default: ${DEFAULT-VALUE}).")
    private int features = 200_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<Path> files = VideoFolder.videos(videos);
        TrainingFeatures sample = new TrainingFeatures(features, seed);
        try (ProgressBar bar = new ProgressBar("videos", files.size())) {
            for (Path file : files) {
                sample.add(file, Math.round(1e6 / framesPerSecond));
                bar.step();
            }
        }
        List<float[]> rows = sample.rows();
        if (rows.size() < 256) {
            spec.commandLine().getErr().printf("%d features are too few to learn from%n", rows.size());
            return 1;
        }
        VocabularyTraining training = new VocabularyTraining(rows, seed);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(out))) {
            training.write(file);
        }
        report(training, sample, rows.size());
        return 0;
    }

    private void report(VocabularyTraining training, TrainingFeatures sample, int rows) {
        spec.commandLine()
                .getOut()
                .printf(
                        "frames %d%nfeatures %d%nenergy kept %.3f%nquantisation error %.4f%n"
                                + "features in a cell %d to %d, %d to %d%n",
                        sample.frames(),
                        rows,
                        training.energy(),
                        training.error(),
                        training.occupancy(0)[0],
                        training.occupancy(0)[1],
                        training.occupancy(1)[0],
                        training.occupancy(1)[1]);
    }
}
