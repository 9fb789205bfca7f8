package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.media.niceness.Niceness;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.word.WordExtractor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an index in line with the library for as long as it runs: one background thread looks through the library when it
 * starts and again and again, and indexes what is new or changed. Whatever goes wrong is shown in the {@link #status()}, and
 * the next scan tries again.
 */
public final class LibraryWatcher implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LibraryWatcher.class.getName());
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final LibraryIndexer indexer;
    private final IndexingJob job;
    private final Duration interval;
    private final StatusTally tally;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;

    /**
     * @param writer of the index; stays open when the watcher is closed
     * @param settings which folders, how often, how carefully
     * @param titles what the owner wrote of the folders
     * @param extractors makes what finds local features, one a thread
     * @param demand what searches found
     */
    public LibraryWatcher(
            SceneIndexWriter writer,
            LibrarySettings settings,
            TitleFile titles,
            Clock clock,
            Supplier<WordExtractor> extractors,
            Demand demand) {
        this(
                writer,
                settings,
                titles,
                clock,
                extractors,
                demand,
                FrameSource.decoding(LibrarySettings.decoderThreads(settings)));
    }

    LibraryWatcher(
            SceneIndexWriter writer,
            LibrarySettings settings,
            TitleFile titles,
            Clock clock,
            Supplier<WordExtractor> extractors,
            Demand demand,
            FrameSource source) {
        List<Path> folders = settings.library().orElse(List.of());
        this.indexer = new LibraryIndexer(
                writer, settings, titles, clock, extractors, demand, source, this::waitUnlessStopped);
        this.interval = settings.index().scanInterval();
        // Neither full passes nor a file that is still being written may hold up the next scan for long.
        this.job = new IndexingJob(
                folders, false, false, interval, settings.index().stableFor().multipliedBy(2));
        this.tally = new StatusTally(clock);
    }

    /** Begins to watch. */
    public synchronized void start() {
        if (thread == null) {
            thread = Niceness.INDEXING
                    .threads(
                            Thread.ofPlatform().name("library-watcher").daemon().factory())
                    .newThread(this::watch);
            thread.start();
        }
    }

    /** Where things stand now; does not wait for anything. */
    public IndexingStatus status() {
        return tally.status();
    }

    private void watch() {
        try {
            boolean more = true;
            while (!waitUnlessStopped(more ? Duration.ZERO : interval)) {
                more = round();
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.WARNING, "The library is not watched any more: its thread was interrupted");
        }
    }

    /** Returns whether there is more to do at once. */
    private boolean round() throws InterruptedException {
        try {
            IndexReport report = indexer.run(job, tally, this::isStopped);
            tally.finished(report);
            return !report.incomplete().isEmpty();
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.ERROR, "Indexing the library stopped; the next scan tries again", e);
            tally.stopped(e);
            return false;
        }
    }

    boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** Returns whether the watcher was told to stop. */
    private boolean waitUnlessStopped(Duration duration) throws InterruptedException {
        return stop.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops between two frames and waits for it; what is finished is committed. The thread is never interrupted: Lucene would lose its files. */
    @Override
    public void close() {
        stop.countDown();
        Thread watching;
        synchronized (this) {
            watching = thread;
        }
        try {
            if (watching != null && !watching.join(LONGEST_STOP)) {
                LOG.log(System.Logger.Level.WARNING, "The indexing did not stop within {0}", LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
