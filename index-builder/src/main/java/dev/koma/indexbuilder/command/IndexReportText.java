package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.ingest.IndexReport;
import dev.koma.indexbuilder.ingest.IndexingFailure;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The final report of {@code koma index}. */
final class IndexReportText {
    private IndexReportText() {}

    record Video(
            String path,
            @Nullable Integer anilist,
            String title,
            double duration,
            long frames,
            int runs,
            boolean complete,
            @Nullable String partial) {}

    record Failure(String path, String reason) {}

    record Duplicate(String path, String of) {}

    record Json(
            List<Video> indexed,
            int moved,
            int removed,
            int unchanged,
            List<String> incomplete,
            List<Failure> failed,
            List<String> unfinished,
            List<Duplicate> duplicates,
            List<String> warnings,
            double seconds,
            boolean stopped) {}

    static Json json(IndexReport report) {
        return new Json(
                report.indexed().stream().map(IndexReportText::video).toList(),
                report.moved(),
                report.removed(),
                report.unchanged(),
                report.incomplete().stream().map(Path::toString).toList(),
                report.failures().stream()
                        .map(failure -> new Failure(failure.path().toString(), failure.reason()))
                        .toList(),
                report.unfinished().stream().map(Path::toString).toList(),
                report.duplicates().stream()
                        .map(twin ->
                                new Duplicate(twin.path().toString(), twin.of().toString()))
                        .toList(),
                report.warnings(),
                report.elapsed().toMillis() / 1e3,
                report.stopped());
    }

    private static Video video(VideoRecord video) {
        return new Video(
                video.path().toString(),
                video.anilist(),
                video.title(),
                video.durationSeconds(),
                video.frames(),
                video.runs(),
                video.coverage() == Coverage.COMPLETE,
                video.partial());
    }

    static void print(IndexReport report, PrintWriter out) {
        long frames = report.indexed().stream().mapToLong(VideoRecord::frames).sum();
        double duration = report.indexed().stream()
                .mapToDouble(VideoRecord::durationSeconds)
                .sum();
        double seconds = Math.max(report.elapsed().toMillis() / 1e3, 1e-3);
        out.printf(
                Locale.ROOT,
                "%d indexed, %d moved, %d removed, %d unchanged, %d failed%n",
                report.indexed().size(),
                report.moved(),
                report.removed(),
                report.unchanged(),
                report.failures().size());
        if (frames > 0) {
            out.printf(
                    Locale.ROOT,
                    "%d frames, %s of video in %s: %.0f frames/s, %.1f x real time%n",
                    frames,
                    TerminalText.time(duration),
                    TerminalText.time(seconds),
                    frames / seconds,
                    duration / seconds);
        }
        if (!report.incomplete().isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "%d videos after the first pass only; the next run looks at every frame of them%n",
                    report.incomplete().size());
        }
        for (VideoRecord video : report.indexed()) {
            if (video.partial() != null) {
                out.println(
                        "partial: " + TerminalText.escape(video.path()) + ": " + TerminalText.escape(video.partial()));
            }
        }
        for (IndexReport.Duplicate twin : report.duplicates()) {
            out.println("same content: " + TerminalText.escape(twin.path()) + " and " + TerminalText.escape(twin.of()));
        }
        for (IndexingFailure failure : report.failures()) {
            out.println(
                    "failed: " + TerminalText.escape(failure.path()) + ": " + TerminalText.escape(failure.reason()));
        }
        for (Path path : report.unfinished()) {
            out.println("not done" + (report.stopped() ? ": " : ", still being written: ") + TerminalText.escape(path));
        }
        report.warnings().forEach(warning -> out.println("warning: " + TerminalText.escape(warning)));
        out.flush();
    }
}
