package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.LibraryScan;
import dev.koma.indexbuilder.library.LibraryScanner;
import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.catalog.Catalog;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what an indexing of the configured library would find to do, without changing anything. */
public final class LibrarySurvey {
    private LibrarySurvey() {}

    /** Compares the catalog with the folders of {@code koma.library} as they are now. */
    public static IndexingStatus survey(Catalog catalog, LibrarySettings settings, TitleFile titles, Clock clock)
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
        return new IndexingStatus(
                indexed + pending + failures.size(),
                indexed,
                pending,
                0,
                null,
                clock.instant(),
                null,
                failures,
                warnings);
    }
}
