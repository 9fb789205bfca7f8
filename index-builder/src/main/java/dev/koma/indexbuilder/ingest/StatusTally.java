package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.sceneindex.catalog.Coverage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what the indexing reports, for whoever asks from another thread. */
final class StatusTally implements IndexingListener {
    private final Clock clock;
    private final List<IndexingFailure> failures = new ArrayList<>();
    private List<String> warnings = List.of();
    private int complete;
    /** All that is neither complete nor failed, and whether it can be found since its first pass. */
    private final Map<Path, Boolean> unfinished = new HashMap<>();

    private @Nullable VideoFile working;
    private @Nullable IndexingProgress current;
    private @Nullable Instant lastScan;
    private @Nullable String lastError;
    private boolean surveyed;

    StatusTally(Clock clock) {
        this.clock = clock;
    }

    synchronized IndexingStatus status() {
        int firstPass =
                (int) unfinished.values().stream().filter(found -> found).count();
        boolean completing = working != null && Boolean.TRUE.equals(unfinished.get(working.path()));
        int indexing = working == null || completing ? 0 : 1;
        return new IndexingStatus(
                complete + unfinished.size() + failures.size(),
                complete + firstPass,
                firstPass,
                unfinished.size() - firstPass - indexing,
                indexing,
                completing ? 1 : 0,
                current,
                surveyed,
                lastScan,
                lastError,
                failures,
                warnings);
    }

    @Override
    public synchronized void planned(IndexingWork work) {
        surveyed = true;
        complete = work.complete();
        unfinished.clear();
        work.firstPass().forEach(video -> unfinished.put(video.path(), false));
        work.fullPass().forEach(video -> unfinished.put(video.path(), true));
        failures.clear();
        failures.addAll(work.failures());
        lastError = null;
    }

    @Override
    public synchronized void started(VideoFile video, Pass pass) {
        working = video;
        current = new IndexingProgress(video.path(), pass, 0, 0, 0, 0);
        unfinished.putIfAbsent(video.path(), false);
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
            case VideoOutcome.Indexed done -> {
                if (done.video().coverage() == Coverage.COMPLETE) {
                    unfinished.remove(video.path());
                    complete++;
                } else {
                    unfinished.put(video.path(), true);
                }
            }
            case VideoOutcome.Failed failed -> {
                unfinished.remove(video.path());
                failures.add(new IndexingFailure(video.path(), failed.reason()));
            }
            case VideoOutcome.Deferred deferred -> {}
            case VideoOutcome.Changed changed -> {}
            case VideoOutcome.Stopped stopped -> {}
        }
    }

    synchronized void finished(IndexReport report) {
        Set<Path> left = new HashSet<>(report.unfinished());
        left.addAll(report.incomplete());
        unfinished.keySet().retainAll(left);
        warnings = report.warnings();
        if (!report.stopped()) {
            lastScan = clock.instant();
        }
    }

    synchronized void stopped(Throwable reason) {
        working = null;
        current = null;
        lastError = Objects.toString(reason.getMessage(), reason.toString());
    }
}
