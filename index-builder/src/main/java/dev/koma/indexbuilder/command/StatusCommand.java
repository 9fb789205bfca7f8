package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.ingest.IndexingFailure;
import dev.koma.indexbuilder.ingest.IndexingStatus;
import dev.koma.indexbuilder.ingest.LibrarySurvey;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexes;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "status", description = "Show what is indexed, and what of koma.library is not yet.")
@SuppressWarnings("NullAway.Init") // picocli sets the annotated fields
final class StatusCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    /** The same numbers as the server's {@code /status}. */
    record Json(
            int videos,
            int indexed,
            int pending,
            int indexing,
            int failed,
            long frames,
            double hours,
            long runs,
            long indexBytes,
            String updated) {}

    StatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        LibrarySettings settings = common.library(context);
        try (SceneIndex index = SceneIndexes.open(LibrarySettings.indexDirectory(settings))) {
            Catalog catalog = index.catalog();
            IndexingStatus status =
                    LibrarySurvey.survey(catalog, settings, TitleFileReading.of(settings), context.clock());
            Json json = json(catalog, status);
            PrintWriter out = spec.commandLine().getOut();
            if (common.json()) {
                CommonOptions.printJson(out, json);
            } else {
                print(json, status, out);
            }
        }
        return KomaCommand.DONE;
    }

    private static Json json(Catalog catalog, IndexingStatus status) {
        return new Json(
                status.videos(),
                status.indexed(),
                status.pending(),
                status.indexing(),
                status.failed(),
                catalog.frames(),
                Math.round(catalog.durationMicros() / 3.6e7) / 100.0,
                catalog.runs(),
                catalog.bytes(),
                catalog.updated().toString());
    }

    private static void print(Json json, IndexingStatus status, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d videos: %d indexed, %d waiting, %d failed%n",
                json.videos(),
                json.indexed(),
                json.pending(),
                json.failed());
        out.printf(
                Locale.ROOT,
                "%.2f hours, %d frames in %d runs, %s, updated %s%n",
                json.hours(),
                json.frames(),
                json.runs(),
                TerminalText.bytes(json.indexBytes()),
                json.updated());
        for (IndexingFailure failure : status.failures()) {
            out.println(
                    "failed: " + TerminalText.escape(failure.path()) + ": " + TerminalText.escape(failure.reason()));
        }
        status.warnings().forEach(warning -> out.println("warning: " + TerminalText.escape(warning)));
        out.flush();
    }
}
