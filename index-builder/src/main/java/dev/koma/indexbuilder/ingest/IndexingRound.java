package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.Fingerprint;
import dev.koma.indexbuilder.library.LibraryScan;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.store.SceneIndexWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One round of a {@link LibraryIndexer}: a look through the library, then the first passes over all that is new or changed, then
 * the full passes. Files that were still being written get their first pass between two full ones, as soon as they rest.
 */
final class IndexingRound implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final IndexingTools tools;
    private final SceneIndexWriter writer;
    private final IndexingJob job;
    private final IndexingListener listener;
    private final BooleanSupplier stop;
    private final VideoIngest ingest;
    private final ExtractionThreads extraction;
    private final FullPassQueue incomplete;
    private final Instant began;
    private final Map<VideoId, VideoRecord> indexed = new LinkedHashMap<>();
    private final List<IndexingFailure> failures = new ArrayList<>();
    private final Set<IndexReport.Duplicate> duplicates = new LinkedHashSet<>();
    private final Map<String, Path> pathsByContent = new HashMap<>();
    private boolean stopped;

    IndexingRound(IndexingTools tools, IndexingJob job, IndexingListener listener, BooleanSupplier stop) {
        this.tools = tools;
        this.writer = tools.writer();
        this.job = job;
        this.listener = listener;
        this.stop = stop;
        this.extraction = new ExtractionThreads(tools.extractionThreads(), tools.extractors());
        this.ingest = new VideoIngest(tools, extraction, listener, stop);
        this.incomplete = new FullPassQueue(tools.demand());
        this.began = tools.clock().instant();
    }

    IndexReport run() throws IOException, InterruptedException {
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
        plan.toComplete().forEach(incomplete::add);
        listener.planned(new IndexingWork(plan.toIndex(), plan.toComplete(), complete(plan), failures));
        List<VideoFile> waiting = fullPasses(firstPasses(plan.toIndex()));
        waiting = whenStable(waiting);
        List<String> warnings = new ArrayList<>(scan.warnings());
        warnings.addAll(plan.warnings());
        return new IndexReport(
                List.copyOf(indexed.values()),
                moved(plan),
                plan.removals().size(),
                plan.unchanged(),
                incomplete.paths(),
                failures,
                waiting.stream().map(VideoFile::path).toList(),
                List.copyOf(duplicates),
                warnings,
                Duration.between(began, tools.clock().instant()),
                stopped);
    }

    private IndexPlan plan(LibraryScan scan, Collection<VideoRecord> before) {
        return new IndexPlanner(
                        IndexingRound::fingerprint,
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

    /** Videos that need nothing more. */
    private static int complete(IndexPlan plan) {
        return plan.unchanged()
                + (int) plan.moves().stream()
                        .filter(move -> !move.from().path().equals(move.to().path()))
                        .filter(move -> move.from().coverage() == Coverage.COMPLETE)
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
    private List<VideoFile> firstPasses(List<VideoFile> videos) throws IOException {
        List<VideoFile> again = new ArrayList<>();
        for (VideoFile video : videos) {
            if (stopped || stop.getAsBoolean()) {
                stopped = true;
                again.add(video);
            } else {
                index(video, Pass.FIRST).ifPresent(again::add);
            }
        }
        return again;
    }

    /**
     * Completes what had its first pass.
     *
     * @param waiting for a first pass, which comes before the next full one
     * @return those that are still waiting, and those that need a first pass again
     */
    private List<VideoFile> fullPasses(List<VideoFile> waiting) throws IOException {
        List<VideoFile> again = waiting;
        while (!incomplete.isEmpty() && !stopped && mayBeginFullPass()) {
            if (stop.getAsBoolean()) {
                stopped = true;
                break;
            }
            again = new ArrayList<>(firstPasses(again));
            if (!stopped) {
                index(incomplete.next(), Pass.FULL).ifPresent(again::add);
            }
        }
        return again;
    }

    private boolean mayBeginFullPass() {
        return Duration.between(began, tools.clock().instant()).compareTo(job.fullPasses()) < 0;
    }

    private List<VideoFile> whenStable(List<VideoFile> videos) throws IOException, InterruptedException {
        List<VideoFile> waiting = videos;
        Instant end = tools.clock().instant().plus(job.patience());
        while (!waiting.isEmpty() && !stopped && tools.clock().instant().isBefore(end)) {
            listener.waiting(waiting);
            tools.pause().pause(LOOK_AGAIN);
            waiting = fullPasses(firstPasses(waiting));
        }
        return waiting;
    }

    /** Returns the video, in its present state, when it must be looked at again. */
    private Optional<VideoFile> index(VideoFile scanned, Pass pass) throws IOException {
        Optional<FileState> state = FileState.of(scanned.path());
        if (state.isEmpty()) {
            return Optional.empty(); // gone since the scan; the next one sees to its record
        }
        VideoFile video = inState(scanned, state.get());
        if (!tools.stability().isStable(video.path(), state.get())) {
            return Optional.of(video);
        }
        listener.started(video, pass);
        VideoOutcome outcome = ingest.index(video, state.get(), pass);
        listener.finished(video, outcome);
        return switch (outcome) {
            case VideoOutcome.Indexed done -> {
                done(video, done.video());
                yield Optional.empty();
            }
            case VideoOutcome.Deferred deferred -> {
                incomplete.add(video);
                yield Optional.empty();
            }
            case VideoOutcome.Failed failed -> {
                indexed.remove(video.id());
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
                if (pass == Pass.FULL) {
                    incomplete.add(video);
                    yield Optional.empty();
                }
                yield Optional.of(video);
            }
        };
    }

    private void done(VideoFile video, VideoRecord record) {
        indexed.remove(record.id()); // its place is where it was done last
        indexed.put(record.id(), record);
        noteDuplicate(record);
        if (record.coverage() == Coverage.KEYFRAMES) {
            incomplete.add(video);
        } else {
            tools.demand().forget(record.id());
        }
    }

    /** Lets go of the threads. */
    @Override
    public void close() {
        extraction.close();
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
