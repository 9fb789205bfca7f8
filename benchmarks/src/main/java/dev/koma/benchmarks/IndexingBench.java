package dev.koma.benchmarks;

import dev.koma.benchmarks.video.Ffmpeg;
import dev.koma.benchmarks.video.VideoIndexing;
import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How fast a video is indexed, beside how fast the same FFmpeg decodes it and does nothing else. */
@Command(
        name = "indexing",
        description = "Compares the speed of indexing with that of decoding alone, in turns.",
        mixinStandardHelpOptions = true)
final class IndexingBench implements Callable<Integer> {
    @Parameters(paramLabel = "VIDEO", description = "A video, best of a minute or more.")
    private Path video = Path.of("");

    @Option(names = "--threads", description = "Decoder threads of both (default: ${DEFAULT-VALUE}).")
    private int threads = 2;

    @Option(names = "--rounds", description = "Rounds, the first of which warms up (default: ${DEFAULT-VALUE}).")
    private int rounds = 4;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        double decoding = 0;
        double indexing = 0;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            Ffmpeg.run(
                    "-threads", Integer.toString(threads), "-i", video.toString(), "-map", "0:v:0", "-f", "null", "-");
            double decode = (System.nanoTime() - start) / 1e9;

            Path directory = Files.createTempDirectory("koma-bench");
            start = System.nanoTime();
            try (SceneIndexWriter writer = SceneIndexes.openWriter(directory, Clock.systemUTC())) {
                VideoIndexing.put(video, threads, writer);
            }
            double index = (System.nanoTime() - start) / 1e9;
            Catalog indexed = catalog(directory);
            out().printf(
                            "round %d: decoding %.0f frames/s, indexing %.0f frames/s (%.0f x real time), ratio %.2f%n",
                            round,
                            indexed.frames() / decode,
                            indexed.frames() / index,
                            indexed.durationMicros() / 1e6 / index,
                            decode / index);
            if (round > 0) {
                decoding += decode;
                indexing += index;
            }
        }
        out().printf("mean ratio without the first round: %.3f%n", decoding / indexing);
        return 0;
    }

    private static Catalog catalog(Path directory) throws IOException {
        try (SceneIndex index = SceneIndexes.open(directory)) {
            return index.catalog();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
