package dev.koma.benchmarks;

import dev.koma.benchmarks.video.Ffmpeg;
import dev.koma.benchmarks.video.LibraryIndexing;
import dev.koma.media.MediaException;
import dev.koma.media.probe.Probe;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How fast a video is indexed in each pass, beside how fast the same FFmpeg decodes it and does nothing else, and the memory it takes. */
@Command(
        name = "indexing",
        description = "Compares the speed of both passes of indexing with that of decoding alone, in turns.",
        mixinStandardHelpOptions = true)
final class IndexingBench implements Callable<Integer> {
    private static final Path PROCESS = Path.of("/proc/self/status");

    @Parameters(
            paramLabel = "VIDEO",
            description = "A video, best of some minutes; one minute is the least for two passes.")
    private Path video = Path.of("");

    @Option(names = "--threads", description = "Decoder threads of both (default: ${DEFAULT-VALUE}).")
    private int threads = 2;

    @Option(names = "--rounds", description = "Rounds, the first of which warms up (default: ${DEFAULT-VALUE}).")
    private int rounds = 4;

    @Option(names = "--first-pass-only", description = "Leaves out decoding alone and the full pass.")
    private boolean firstPassOnly;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Seconds that each took. */
    private record Times(double decoding, double first, double full) {
        Times plus(Times other) {
            return new Times(decoding + other.decoding, first + other.first, full + other.full);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Times sum = new Times(0, 0, 0);
        double length = length();
        for (int round = 0; round < rounds; round++) {
            Times times = round();
            print("round " + round, length, times);
            sum = round > 0 ? sum.plus(times) : sum;
        }
        if (rounds > 1) {
            print("mean without the first round", length * (rounds - 1), sum);
        }
        memory().ifPresent(bytes -> out().printf("most memory resident: %.2f GiB%n", bytes / (double) (1L << 30)));
        out().flush();
        return 0;
    }

    private double length() throws MediaException {
        return Probe.probe(video).durationMicros() / 1e6;
    }

    private Times round() throws IOException, InterruptedException {
        double decoding = 0;
        if (!firstPassOnly) {
            long start = System.nanoTime();
            Ffmpeg.run(
                    "-threads", Integer.toString(threads), "-i", video.toString(), "-map", "0:v:0", "-f", "null", "-");
            decoding = (System.nanoTime() - start) / 1e9;
        }
        try (LibraryIndexing indexing = new LibraryIndexing(video, threads)) {
            long start = System.nanoTime();
            VideoRecord known = indexing.firstPass();
            double first = (System.nanoTime() - start) / 1e9;
            if (known.coverage() == Coverage.COMPLETE) {
                return new Times(decoding, 0, first); // no first pass: it is too short, or has too few key frames
            }
            start = System.nanoTime();
            if (!firstPassOnly) {
                indexing.fullPass();
            }
            return new Times(decoding, first, firstPassOnly ? 0 : (System.nanoTime() - start) / 1e9);
        }
    }

    private void print(String what, double length, Times times) {
        out().print(what + ":");
        if (times.first() > 0) {
            out().printf(" first pass %.0f x real time", length / times.first());
        }
        if (times.full() > 0) {
            out().printf(
                            " decoding %.0f x, full pass %.0f x, ratio %.3f",
                            length / times.decoding(), length / times.full(), times.decoding() / times.full());
        }
        out().println();
        out().flush();
    }

    /** The most memory that this process ever had in RAM, in bytes; only Linux tells. */
    private static Optional<Long> memory() throws IOException {
        if (!Files.isReadable(PROCESS)) {
            return Optional.empty();
        }
        return Files.readAllLines(PROCESS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
