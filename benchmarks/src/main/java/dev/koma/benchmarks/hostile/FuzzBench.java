package dev.koma.benchmarks.hostile;

import dev.koma.media.picture.ChildPictureDecoder;
import dev.koma.media.picture.PictureLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether anything but a picture or a rejection comes of damaged files. */
@Command(
        name = "fuzz",
        description = "Damages files of all formats at random and decodes them as the server does.",
        mixinStandardHelpOptions = true)
public final class FuzzBench implements Callable<Integer> {
    @Option(names = "--mutations", description = "For each format (default: ${DEFAULT-VALUE}).")
    private int mutations = 10_000;

    @Option(names = "--seed", description = "The same seed damages in the same way (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--format", description = "Only this format, such as jpg or tiled.avif.")
    private @Nullable String format;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("koma-fuzz");
        boolean good = true;
        try (ChildPictureDecoder decoder = new ChildPictureDecoder(PictureLimits.DEFAULT)) {
            Fuzzing fuzzing = new Fuzzing(decoder, seed);
            for (Map.Entry<String, byte[]> file :
                    new MediaSeeds(folder).formats().entrySet()) {
                if (format == null || format.equals(file.getKey())) {
                    Fuzzing.Result result = fuzzing.run(file.getValue(), mutations);
                    good &= result.slowestMillis() <= Trial.LONGEST_MILLIS;
                    out.printf(
                            "%-14s %6d shown, %6d refused, %3d children lost, slowest %5d ms (mutation %d)%n",
                            file.getKey(),
                            result.shown(),
                            result.refused(),
                            result.deaths(),
                            result.slowestMillis(),
                            result.slowest());
                    out.flush();
                }
            }
            out.printf(
                    "seed %d, largest child %d MiB%n", seed, ProcessMemory.peakOfChildrenMiB(ProcessHandle.current()));
            out.flush();
        } finally {
            Files.delete(folder);
        }
        return good ? 0 : 1;
    }
}
