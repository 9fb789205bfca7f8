package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.LibraryScanner;
import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.word.WordExtractor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings an index in line with folders of videos. Each pass over a video is committed whole when it is finished, so that a
 * round that ends at any moment leaves an index that the next one goes on from. Not safe for use by several threads.
 */
public final class LibraryIndexer {
    private final SceneIndexWriter writer;
    private final FrameSource source;
    private final Supplier<WordExtractor> extractors;
    private final int threads;
    private final Demand demand;
    private final LibraryScanner scanner;
    private final Path data;
    private final double maxRemovedShare;
    private final Stability stability;
    private final Clock clock;
    private final Pause pause;
    private @Nullable FailureMemory failures;

    /**
     * @param writer of the index; stays open
     * @param titles what the owner wrote of the folders
     * @param extractors makes what finds local features, one a thread
     */
    public LibraryIndexer(
            SceneIndexWriter writer,
            LibrarySettings settings,
            TitleFile titles,
            Clock clock,
            Supplier<WordExtractor> extractors) {
        this(
                writer,
                settings,
                titles,
                clock,
                extractors,
                new Demand(),
                FrameSource.decoding(LibrarySettings.decoderThreads(settings)),
                Thread::sleep);
    }

    LibraryIndexer(
            SceneIndexWriter writer,
            LibrarySettings settings,
            TitleFile titles,
            Clock clock,
            Supplier<WordExtractor> extractors,
            Demand demand,
            FrameSource source,
            Pause pause) {
        this.writer = writer;
        this.source = source;
        this.extractors = extractors;
        this.threads = LibrarySettings.decoderThreads(settings);
        this.demand = demand;
        this.scanner = new LibraryScanner(titles);
        this.data = settings.data();
        this.maxRemovedShare = settings.index().maxRemovedShare();
        this.stability = new Stability(settings.index().stableFor(), clock);
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Scans, plans and indexes.
     *
     * @param stop asked between frames; what is finished by then stays
     * @throws IOException when the index or the data directory cannot be written; what was committed stays
     */
    public IndexReport run(IndexingJob job, IndexingListener listener, BooleanSupplier stop)
            throws IOException, InterruptedException {
        FailureMemory memory = failures;
        if (memory == null) {
            memory = FailureMemory.open(data);
            failures = memory;
        }
        IndexingTools tools = new IndexingTools(
                writer, source, extractors, threads, demand, scanner, memory, stability, maxRemovedShare, clock, pause);
        try (IndexingRound round = new IndexingRound(tools, job, listener, stop)) {
            return round.run();
        }
    }
}
