package dev.koma.benchmarks.query;

import dev.koma.benchmarks.alteration.Alteration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes pictures to search for. */
@Command(
        name = "queries",
        description = {
            "Cuts screenshots from videos at random times and writes each as people would have altered it,",
            "with a list of where they are from, truth.csv. The same seed and videos give the same pictures."
        },
        mixinStandardHelpOptions = true)
public final class QueriesCommand implements Callable<Integer> {
    @Option(names = "--videos", required = true, description = "Folder of videos.")
    private Path videos = Path.of("");

    @Option(names = "--out", required = true, description = "Folder for the pictures.")
    private Path out = Path.of("");

    @Option(names = "--seed", description = "Makes the random choices (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--count", description = "Screenshots (default: ${DEFAULT-VALUE}).")
    private int count = 300;

    @Option(
            names = "--alterations",
            split = ",",
            description = "Names of alterations, \"all\", or \"core\" for those that the goals are set for"
                    + " (default: ${DEFAULT-VALUE}).")
    private List<String> alterations = List.of("all");

    @Option(
            names = "--negatives",
            description = "The videos will not be indexed: no answer to their pictures is right.")
    private boolean negatives;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Alteration> chosen = chosen();
        try (ProgressBar bar = new ProgressBar("screenshots", count)) {
            int pictures = QuerySet.make(videos, out, seed, count, chosen, negatives, bar::stepTo)
                    .size();
            spec.commandLine()
                    .getOut()
                    .printf("%d screenshots in %d alterations%n", pictures / chosen.size(), chosen.size());
        }
        return 0;
    }

    private List<Alteration> chosen() {
        if (alterations.equals(List.of("all"))) {
            return List.of(Alteration.values());
        }
        if (alterations.equals(List.of("core"))) {
            return List.of(Alteration.values()).stream()
                    .filter(Alteration::isCore)
                    .toList();
        }
        List<Alteration> chosen = new ArrayList<>();
        for (String label : alterations) {
            chosen.add(Alteration.named(label)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "There is no alteration \"" + label + "\"; there are " + Alteration.labels())));
        }
        return chosen;
    }
}
