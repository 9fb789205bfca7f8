package dev.koma.indexbuilder.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.koma.indexbuilder.ingest.LibraryStatus;
import dev.koma.indexbuilder.ingest.LibrarySurvey;
import dev.koma.indexbuilder.ingest.VideoState;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "status", description = "Show what is indexed, and what of koma.library is not yet.")
@SuppressWarnings("NullAway.Init") // picocli sets the annotated fields
final class StatusCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--videos", description = "List the videos one by one.")
    private boolean videos;

    /**
     * The answer.
     *
     * @param status the same numbers as the server's {@code /status}
     * @param library the videos one by one, or null when that was not asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Json(
            @JsonUnwrapped LibraryStatus status, @Nullable List<Video> library) {}

    /** A video. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Video(String path, String state, @Nullable String note) {}

    StatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        LibrarySettings settings = common.library(context);
        try (SceneIndex index = SceneIndexes.open(LibrarySettings.indexDirectory(settings))) {
            Catalog catalog = index.catalog();
            LibrarySurvey survey = LibrarySurvey.of(catalog, settings, TitleFileReading.of(settings), context.clock());
            LibraryStatus status = LibraryStatus.of(catalog, Optional.of(survey.status()));
            PrintWriter out = spec.commandLine().getOut();
            if (common.json()) {
                CommonOptions.printJson(out, new Json(status, videos ? listed(survey) : null));
            } else {
                print(status, survey, out);
            }
        }
        return KomaCommand.DONE;
    }

    private static List<Video> listed(LibrarySurvey survey) {
        return survey.videos().stream()
                .map(video -> new Video(video.path().toString(), name(video.state()), video.note()))
                .toList();
    }

    private static String name(VideoState.State state) {
        return switch (state) {
            case PENDING -> "pending";
            case FIRST_PASS -> "firstPass";
            case COMPLETE -> "complete";
            case FAILED -> "failed";
        };
    }

    private void print(LibraryStatus status, LibrarySurvey survey, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d videos: %d indexed%s, %d waiting, %d failed%n",
                status.videos(),
                status.indexed(),
                status.firstPass() == 0 ? "" : " (%d after the first pass)".formatted(status.firstPass()),
                status.pending(),
                status.failed());
        out.printf(
                Locale.ROOT,
                "%.2f hours, %d frames in %d runs, %s, updated %s%n",
                status.hours(),
                status.frames(),
                status.runs(),
                TerminalText.bytes(status.indexBytes()),
                status.updated() == null ? "never" : status.updated());
        if (videos) {
            survey.videos().forEach(video -> out.println(line(video)));
        } else {
            survey.status()
                    .failures()
                    .forEach(failure -> out.println("failed: " + TerminalText.escape(failure.path()) + ": "
                            + TerminalText.escape(failure.reason())));
        }
        survey.status().warnings().forEach(warning -> out.println("warning: " + TerminalText.escape(warning)));
        out.flush();
    }

    private static String line(VideoState video) {
        String state = switch (video.state()) {
            case PENDING -> "waiting: ";
            case FIRST_PASS -> "first pass: ";
            case COMPLETE -> "complete: ";
            case FAILED -> "failed: ";
        };
        return state
                + TerminalText.escape(video.path())
                + (video.note() == null ? "" : ": " + TerminalText.escape(video.note()));
    }
}
