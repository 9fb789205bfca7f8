package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.Fingerprint;
import dev.koma.indexbuilder.library.LibraryScan;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.store.SceneIndexWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One pass of a {@link LibraryIndexer}. */
final class IndexingPass {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final IndexingTools tools;
    private final SceneIndexWriter writer;
    private final IndexingJob job;
    private final IndexingListener listener;
    private final BooleanSupplier stop;
    private final VideoIngest ingest;
    private final List<VideoRecord> indexed = new ArrayList<>();
    private final List<IndexingFailure> failures = new ArrayList<>();
    private final List<IndexReport.Duplicate> duplicates = new ArrayList<>();
    private final Map<String, Path> pathsByContent = new HashMap<>();
    private boolean stopped;

    IndexingPass(IndexingTools tools, IndexingJob job, IndexingListener listener, BooleanSupplier stop) {
        this.tools = tools;
        this.writer = tools.writer();
        this.job = job;
        this.listener = listener;
        this.stop = stop;
        this.ingest = new VideoIngest(tools, listener, stop);
    }

    IndexReport run() throws IOException, InterruptedException {
        Instant began = tools.clock().instant();
        LibraryScan scan = tools.scanner().scan(job.roots());
        List<Path> present = scan.videos().stream().map(VideoFile::path).toList();
        tools.failures().forgetGone(job.roots(), present);
        tools.stability().forgetAllBut(present);
        Collection<VideoRecord> before = writer.catalog().videos();
        IndexPlan plan = plan(scan, before);
        scan.skipped().forEach(skipped -> failures.add(new IndexingFailure(skipped.path(), skipped.reason())));
        failures.addAll(plan.knownBroken());
        apply(plan);
        before.forEach(video -> pathsByContent.putIfAbsent(video.fingerprint(), video.path()));
        listener.planned(plan.toIndex(), plan.unchanged() + moved(plan), failures);
        List<VideoFile> waiting = indexAll(plan.toIndex());
        waiting = indexWhenStable(waiting);
        List<String> warnings = new ArrayList<>(scan.warnings());
        warnings.addAll(plan.warnings());
        return new IndexReport(
                indexed,
                moved(plan),
                plan.removals().size(),
                plan.unchanged(),
                failures,
                waiting.stream().map(VideoFile::path).toList(),
                duplicates,
                warnings,
                Duration.between(began, tools.clock().instant()),
                stopped);
    }

    private IndexPlan plan(LibraryScan scan, Collection<VideoRecord> before) {
        return new IndexPlanner(
                        IndexingPass::fingerprint,
                        video -> job.retryFailures()
                                ? Optional.empty()
                                : tools.failures().reason(video),
                        tools.maxRemovedShare(),
                        job.allowRemoval())
                .plan(before, scan);
    }

    /** Moved files; a new title for an old path is among the unchanged ones. */
    private static int moved(IndexPlan plan) {
        return (int) plan.moves().stream()
                .filter(move -> !move.from().path().equals(move.to().path()))
                .count();
    }

    private static Optional<String> fingerprint(Path path) {
        try {
            return Optional.of(Fingerprint.of(path));
        } catch (IOException e) {
            return Optional.empty(); // then it is not known to be a renamed one, and is read as a new one
        }
    }

    private void apply(IndexPlan plan) throws IOException {
        for (IndexPlan.Move move : plan.moves()) {
            writer.move(move.from().id(), moved(move));
        }
        for (VideoRecord gone : plan.removals()) {
            writer.remove(gone.id());
        }
        if (!plan.moves().isEmpty() || !plan.removals().isEmpty()) {
            writer.commit();
        }
    }

    private static VideoRecord moved(IndexPlan.Move move) {
        VideoRecord from = move.from();
        VideoFile to = move.to();
        return new VideoRecord(
                to.id(),
                to.path(),
                to.anilist(),
                to.title(),
                to.size(),
                to.modifiedMillis(),
                from.fingerprint(),
                from.durationMicros(),
                from.aspect(),
                from.frames(),
                from.runs(),
                from.keyframes(),
                from.shotStartsMicros(),
                from.coverage(),
                from.partial());
    }

    /** Returns those that must be looked at again. */
    private List<VideoFile> indexAll(List<VideoFile> videos) throws IOException {
        List<VideoFile> again = new ArrayList<>();
        for (VideoFile video : videos) {
            if (stopped || stop.getAsBoolean()) {
                stopped = true;
                again.add(video);
            } else {
                index(video).ifPresent(again::add);
            }
        }
        return again;
    }

    private List<VideoFile> indexWhenStable(List<VideoFile> videos) throws IOException, InterruptedException {
        List<VideoFile> waiting = videos;
        Instant end = tools.clock().instant().plus(job.patience());
        while (!waiting.isEmpty() && !stopped && tools.clock().instant().isBefore(end)) {
            listener.waiting(waiting);
            tools.pause().pause(LOOK_AGAIN);
            waiting = indexAll(waiting);
        }
        return waiting;
    }

    /** Returns the video, in its present state, when it must be looked at again. */
    private Optional<VideoFile> index(VideoFile scanned) throws IOException {
        Optional<FileState> state = FileState.of(scanned.path());
        if (state.isEmpty()) {
            return Optional.empty(); // gone since the scan; the next one sees to its record
        }
        VideoFile video = inState(scanned, state.get());
        if (!tools.stability().isStable(video.path(), state.get())) {
            return Optional.of(video);
        }
        listener.started(video);
        VideoOutcome outcome = ingest.index(video, state.get());
        listener.finished(video, outcome);
        return switch (outcome) {
            case VideoOutcome.Indexed done -> {
                indexed.add(done.video());
                noteDuplicate(done.video());
                yield Optional.empty();
            }
            case VideoOutcome.Failed failed -> {
                failures.add(new IndexingFailure(video.path(), failed.reason()));
                yield Optional.empty();
            }
            case VideoOutcome.Changed changed ->
                FileState.of(video.path()).map(now -> {
                    tools.stability().touched(video.path(), now);
                    return inState(video, now);
                });
            case VideoOutcome.Stopped stop -> {
                stopped = true;
                yield Optional.of(video);
            }
        };
    }

    private static VideoFile inState(VideoFile video, FileState state) {
        return state.isOf(video)
                ? video
                : new VideoFile(video.path(), video.anilist(), video.title(), state.size(), state.modifiedMillis());
    }

    private void noteDuplicate(VideoRecord video) {
        Path other = pathsByContent.putIfAbsent(video.fingerprint(), video.path());
        if (other != null && !other.equals(video.path()) && FileState.of(other).isPresent()) {
            duplicates.add(new IndexReport.Duplicate(video.path(), other));
        }
    }
}
