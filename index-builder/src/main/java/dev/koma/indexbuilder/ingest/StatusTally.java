package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.VideoFile;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts what the indexing reports, for whoever asks from another thread. */
final class StatusTally implements IndexingListener {
    private final Clock clock;
    private final List<IndexingFailure> failures = new ArrayList<>();
    private List<String> warnings = List.of();
    private int indexed;
    private int pending;
    private @Nullable VideoFile working;
    private @Nullable IndexingProgress current;
    private @Nullable Instant lastScan;
    private @Nullable String lastError;

    StatusTally(Clock clock) {
        this.clock = clock;
    }

    synchronized IndexingStatus status() {
        int indexing = working == null ? 0 : 1;
        return new IndexingStatus(
                indexed + pending + indexing + failures.size(),
                indexed,
                pending,
                indexing,
                current,
                lastScan,
                lastError,
                failures,
                warnings);
    }

    @Override
    public synchronized void planned(List<VideoFile> videos, int unchanged, List<IndexingFailure> known) {
        indexed = unchanged;
        pending = videos.size();
        failures.clear();
        failures.addAll(known);
        lastError = null;
    }

    @Override
    public synchronized void started(VideoFile video) {
        pending--;
        working = video;
        current = new IndexingProgress(video.path(), 0, 0, 0, 0);
    }

    @Override
    public synchronized void progress(IndexingProgress progress) {
        current = progress;
    }

    @Override
    public synchronized void finished(VideoFile video, VideoOutcome outcome) {
        working = null;
        current = null;
        switch (outcome) {
            case VideoOutcome.Indexed done -> indexed++;
            case VideoOutcome.Failed failed -> failures.add(new IndexingFailure(video.path(), failed.reason()));
            case VideoOutcome.Changed changed -> pending++;
            case VideoOutcome.Stopped stopped -> pending++;
        }
    }

    synchronized void finished(IndexReport report) {
        pending = report.unfinished().size();
        warnings = report.warnings();
        if (!report.stopped()) {
            lastScan = clock.instant();
        }
    }

    synchronized void stopped(Throwable reason) {
        if (working != null) {
            working = null;
            current = null;
            pending++;
        }
        lastError = Objects.toString(reason.getMessage(), reason.toString());
    }
}
