package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.LibraryScanner;
import dev.koma.sceneindex.store.SceneIndexWriter;
import java.time.Clock;

/** What lasts from pass to pass. */
record IndexingTools(
        SceneIndexWriter writer,
        FrameSource source,
        LibraryScanner scanner,
        FailureMemory failures,
        Stability stability,
        double maxRemovedShare,
        Clock clock,
        Pause pause) {}
