package dev.koma.searchapi.library;

import dev.koma.indexbuilder.ingest.Demand;
import dev.koma.indexbuilder.ingest.IndexingStatus;
import dev.koma.indexbuilder.ingest.LibraryWatcher;
import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import dev.koma.sceneindex.word.FrameWords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The configured folders and the thread that indexes them. Without folders nothing is written. */
public final class IndexedLibrary implements AutoCloseable {
    private final LibrarySettings settings;
    private final Clock clock;
    private final Demand demand = new Demand();
    private @Nullable Indexing indexing;

    public IndexedLibrary(LibrarySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens the index for writing and begins to index in the background.
     *
     * @throws IOException when another process writes to the index, or the index or the file of titles cannot be used; the
     *     message says what to do
     */
    public synchronized void start() throws IOException {
        if (indexing != null || folders().isEmpty()) {
            return;
        }
        Optional<Path> titles = settings.titles();
        TitleFile titleFile = titles.isPresent() ? TitleFile.read(titles.get()) : TitleFile.none();
        SceneIndexWriter writer = SceneIndexes.openWriter(LibrarySettings.indexDirectory(settings), clock);
        LibraryWatcher watcher = new LibraryWatcher(writer, settings, titleFile, clock, FrameWords::new, demand);
        watcher.start();
        indexing = new Indexing(writer, watcher);
    }

    /** The folders that are indexed. */
    public List<Path> folders() {
        return settings.library().orElse(List.of());
    }

    /** What searches found: the videos whose full pass is wanted most. */
    public Demand demand() {
        return demand;
    }

    /** Where the indexing stands; empty when there is nothing to index. */
    public synchronized Optional<IndexingStatus> status() {
        return Optional.ofNullable(indexing).map(running -> running.watcher().status());
    }

    /** Stops between two frames, and commits what is finished. */
    @Override
    public synchronized void close() throws IOException {
        Indexing running = indexing;
        indexing = null;
        if (running != null) {
            try (SceneIndexWriter writer = running.writer()) {
                running.watcher().close();
            }
        }
    }

    private record Indexing(SceneIndexWriter writer, LibraryWatcher watcher) {}
}
