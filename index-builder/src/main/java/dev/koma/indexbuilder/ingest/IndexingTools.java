package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.LibraryScanner;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.word.WordExtractor;
import java.time.Clock;
import java.util.function.Supplier;

/** What lasts from pass to pass. */
record IndexingTools(
        SceneIndexWriter writer,
        FrameSource source,
        Supplier<WordExtractor> extractors,
        int extractionThreads,
        Demand demand,
        LibraryScanner scanner,
        FailureMemory failures,
        Stability stability,
        double maxRemovedShare,
        Clock clock,
        Pause pause) {}
