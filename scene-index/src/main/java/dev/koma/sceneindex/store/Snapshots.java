package dev.koma.sceneindex.store;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** The newest committed state of the index in a directory, whoever writes it. */
final class Snapshots implements AutoCloseable {
    private final Path path;
    private final Directory directory;
    private final SegmentTables tables = new SegmentTables();
    private @Nullable SearcherManager manager;
    private @Nullable Snapshot empty;
    private boolean closed;

    Snapshots(Path path) throws IOException {
        this.path = path;
        this.directory = FSDirectory.open(path);
        try {
            manager();
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** What is done with a state; it stays open meanwhile. */
    @FunctionalInterface
    interface Reading<T> {
        T apply(Snapshot snapshot) throws IOException;
    }

    <T> T read(Reading<T> reading) throws IOException {
        SearcherManager current = manager();
        if (current == null) {
            return reading.apply(empty());
        }
        try {
            current.maybeRefreshBlocking();
            IndexSearcher searcher = current.acquire();
            try {
                return reading.apply((Snapshot) searcher);
            } finally {
                current.release(searcher);
            }
        } catch (IOException e) {
            throw Damage.explain(path, e);
        }
    }

    /** Null as long as nobody has made an index. */
    private synchronized @Nullable SearcherManager manager() throws IOException {
        if (closed) {
            throw new AlreadyClosedException("the index " + path + " is closed");
        }
        if (manager == null) {
            try {
                if (!DirectoryReader.indexExists(directory)) {
                    return null;
                }
                DirectoryReader reader = DirectoryReader.open(directory);
                boolean taken = false;
                try {
                    IndexFormat.check(reader.getIndexCommit().getUserData(), path.toString());
                    for (LeafReaderContext leaf : reader.leaves()) {
                        leaf.reader().checkIntegrity();
                    }
                    manager = new SearcherManager(reader, new SnapshotFactory(tables));
                    taken = true;
                } finally {
                    if (!taken) {
                        reader.close();
                    }
                }
            } catch (IOException e) {
                throw Damage.explain(path, e);
            }
        }
        return manager;
    }

    private synchronized Snapshot empty() throws IOException {
        if (empty == null) {
            Directory nothing = new ByteBuffersDirectory();
            EmptyIndex.make(nothing);
            empty = new Snapshot(DirectoryReader.open(nothing), tables);
        }
        return empty;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (manager != null) {
            manager.close();
        }
        if (empty != null) {
            empty.getIndexReader().close();
        }
        directory.close();
    }

    private static final class SnapshotFactory extends SearcherFactory {
        private final SegmentTables tables;

        SnapshotFactory(SegmentTables tables) {
            this.tables = tables;
        }

        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
            return new Snapshot((DirectoryReader) reader, tables);
        }
    }
}
