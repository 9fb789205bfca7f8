package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.ingest.IndexReport;
import dev.koma.indexbuilder.ingest.IndexingJob;
import dev.koma.indexbuilder.ingest.LibraryIndexer;
import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import dev.koma.sceneindex.word.FrameWords;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "index",
        description = {
            "Index folders of videos and stop.",
            "",
            "First all key frames are looked at, so that every video can be found soon, then every frame, newest videos first.",
            "What is indexed and has not changed is left alone; what failed before is tried again; what is gone from these"
                    + " folders leaves the index, and nothing else does. Interrupted at any moment, the next run goes on."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the annotated fields
final class IndexCommand implements Callable<Integer> {
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(30);

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Folders or videos; the folders of koma.library when none is given.")
    private @Nullable List<Path> paths;

    @Option(names = "--threads", paramLabel = "N", description = "Decoder threads; default: one a processor.")
    private @Nullable Integer threads;

    @Option(
            names = "--allow-removal",
            description = "Remove from the index whatever is gone from the folders, however much it is.")
    private boolean allowRemoval;

    @Option(
            names = "--first-pass-only",
            description =
                    "Look only at the key frames of long videos, so that all can be found soon; the next run goes on.")
    private boolean firstPassOnly;

    IndexCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, String> flags = common.flags();
        if (threads != null) {
            flags.put("koma.index.threads", threads.toString());
        }
        LibrarySettings settings = context.load(flags).get(LibrarySettings.class);
        List<Path> roots = roots(settings);
        TitleFile titles = TitleFileReading.of(settings);
        Duration patience = settings.index().stableFor().multipliedBy(3);
        IndexingJob job = new IndexingJob(
                roots,
                true,
                allowRemoval,
                firstPassOnly ? Duration.ZERO : IndexingJob.ALL,
                patience.compareTo(SHORTEST_PATIENCE) > 0 ? patience : SHORTEST_PATIENCE);
        IndexReport report = index(settings, titles, job);
        PrintWriter out = spec.commandLine().getOut();
        if (common.json()) {
            CommonOptions.printJson(out, IndexReportText.json(report));
        } else {
            IndexReportText.print(report, out);
        }
        return report.complete() ? KomaCommand.DONE : KomaCommand.FAILED;
    }

    private List<Path> roots(LibrarySettings settings) {
        List<Path> roots = Optional.ofNullable(paths)
                .filter(given -> !given.isEmpty())
                .or(settings::library)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "Name a folder to index, or set koma.library to the folders to index."));
        for (Path root : roots) {
            if (!Files.exists(root) && !allowRemoval && paths != null) {
                throw new ParameterException(
                        spec.commandLine(), "There is no file or folder " + TerminalText.escape(root) + ".");
            }
        }
        return roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
    }

    private IndexReport index(LibrarySettings settings, TitleFile titles, IndexingJob job)
            throws IOException, InterruptedException {
        try (InterruptGuard guard = InterruptGuard.install(); // first, so that it waits for the index to be closed
                SceneIndexWriter writer =
                        SceneIndexes.openWriter(LibrarySettings.indexDirectory(settings), context.clock());
                ProgressDisplay display =
                        ProgressDisplay.of(context, spec.commandLine().getErr())) {
            return new LibraryIndexer(writer, settings, titles, context.clock(), FrameWords::new)
                    .run(job, display, guard::isInterrupted);
        }
    }
}
