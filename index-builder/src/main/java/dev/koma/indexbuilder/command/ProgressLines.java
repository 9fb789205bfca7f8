package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.ingest.IndexingWork;
import dev.koma.indexbuilder.ingest.Pass;
import dev.koma.indexbuilder.ingest.VideoOutcome;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A line for each finished video. */
final class ProgressLines implements ProgressDisplay {
    private final PrintWriter err;
    private final PassCounter counter = new PassCounter();
    private boolean waiting;
    private long startedNanos;

    ProgressLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void planned(IndexingWork work) {
        counter.planned(work);
        String more = work.fullPass().isEmpty()
                ? ""
                : ", %d to complete".formatted(work.fullPass().size());
        say("%d videos to index%s, %d unchanged".formatted(work.firstPass().size(), more, work.complete()));
    }

    @Override
    public void started(VideoFile video, Pass pass) {
        counter.started(video, pass);
        startedNanos = System.nanoTime();
    }

    @Override
    public void finished(VideoFile video, VideoOutcome outcome) {
        double seconds = Math.max((System.nanoTime() - startedNanos) / 1e9, 1e-3);
        String how = switch (outcome) {
            case VideoOutcome.Indexed indexed -> speed(indexed.video(), seconds);
            case VideoOutcome.Failed failed -> "failed: " + TerminalText.escape(failed.reason());
            case VideoOutcome.Deferred deferred -> "too few key frames; waits for its full pass";
            case VideoOutcome.Changed changed -> "changed while it was read; is tried again";
            case VideoOutcome.Stopped stopped -> "stopped";
        };
        counter.finished(video, outcome);
        say("[%s] %s: %s".formatted(counter.text(counter.done().size()), TerminalText.escape(video.path()), how));
    }

    private static String speed(VideoRecord video, double seconds) {
        return String.format(
                Locale.ROOT,
                "%d frames, %.0f frames/s, %.1f x real time%s",
                video.frames(),
                video.frames() / seconds,
                video.durationSeconds() / seconds,
                video.partial() == null ? "" : " (partial)");
    }

    @Override
    public void waiting(List<VideoFile> videos) {
        if (!waiting) {
            waiting = true;
            say("waiting for %d files that are still being written".formatted(videos.size()));
        }
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void close() {
        err.flush();
    }
}
