package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.ingest.IndexingFailure;
import dev.koma.indexbuilder.ingest.VideoOutcome;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A line for each finished video. */
final class ProgressLines implements ProgressDisplay {
    private final PrintWriter err;
    private int total;
    private int done;
    private boolean waiting;
    private long startedNanos;

    ProgressLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void planned(List<VideoFile> videos, int unchanged, List<IndexingFailure> failures) {
        total = videos.size();
        say("%d videos to index, %d unchanged".formatted(total, unchanged));
    }

    @Override
    public void started(VideoFile video) {
        startedNanos = System.nanoTime();
    }

    @Override
    public void finished(VideoFile video, VideoOutcome outcome) {
        double seconds = Math.max((System.nanoTime() - startedNanos) / 1e9, 1e-3);
        String how = switch (outcome) {
            case VideoOutcome.Indexed indexed -> speed(indexed.video(), seconds);
            case VideoOutcome.Failed failed -> "failed: " + TerminalText.escape(failed.reason());
            case VideoOutcome.Changed changed -> "changed while it was read; is tried again";
            case VideoOutcome.Stopped stopped -> "stopped";
        };
        if (outcome instanceof VideoOutcome.Indexed || outcome instanceof VideoOutcome.Failed) {
            done++;
        }
        say("[%d/%d] %s: %s".formatted(done, total, TerminalText.escape(video.path()), how));
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
