package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.ingest.VideoState.State;
import dev.koma.indexbuilder.library.LibraryScan;
import dev.koma.indexbuilder.library.LibraryScanner;
import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.Coverage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an indexing of the configured library would find to do.
 *
 * @param videos one by one, in order of their paths
 */
public record LibrarySurvey(IndexingStatus status, List<VideoState> videos) {
    public LibrarySurvey {
        videos = List.copyOf(videos);
    }

    /** Compares the catalog with the folders of {@code koma.library} as they are now; changes nothing. */
    public static LibrarySurvey of(Catalog catalog, LibrarySettings settings, TitleFile titles, Clock clock)
            throws IOException {
        LibraryScan scan = new LibraryScanner(titles).scan(settings.library().orElse(List.of()));
        FailureMemory memory = FailureMemory.open(settings.data());
        IndexPlan plan = new IndexPlanner(
                        path -> Optional.empty(),
                        memory::reason,
                        settings.index().maxRemovedShare(),
                        false)
                .plan(catalog.videos(), scan);
        List<IndexingFailure> failures = new ArrayList<>(plan.knownBroken());
        scan.skipped().forEach(skipped -> failures.add(new IndexingFailure(skipped.path(), skipped.reason())));
        List<String> warnings = new ArrayList<>(scan.warnings());
        warnings.addAll(plan.warnings());
        int indexed = catalog.videos().size();
        int pending = plan.toIndex().size();
        IndexingStatus status = new IndexingStatus(
                indexed + pending + failures.size(),
                indexed,
                (int) catalog.videos().stream()
                        .filter(video -> video.coverage() == Coverage.KEYFRAMES)
                        .count(),
                pending,
                0,
                0,
                null,
                true,
                clock.instant(),
                null,
                failures,
                warnings);
        return new LibrarySurvey(status, states(catalog, plan, failures));
    }

    private static List<VideoState> states(Catalog catalog, IndexPlan plan, List<IndexingFailure> failures) {
        Map<Path, VideoState> states = new TreeMap<>();
        catalog.videos()
                .forEach(video -> states.put(
                        video.path(),
                        new VideoState(
                                video.path(),
                                video.coverage() == Coverage.COMPLETE ? State.COMPLETE : State.FIRST_PASS,
                                video.partial())));
        // What has changed since it was indexed waits again.
        plan.toIndex().forEach(video -> states.put(video.path(), new VideoState(video.path(), State.PENDING, null)));
        failures.forEach(
                failure -> states.put(failure.path(), new VideoState(failure.path(), State.FAILED, failure.reason())));
        return List.copyOf(states.values());
    }
}
