package dev.koma.sceneindex.store;

import dev.koma.sceneindex.view.IndexView;
import dev.koma.sceneindex.work.Crew;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/** One committed state of an index, held open to be read as the stages of a search read it. */
public final class IndexReading implements AutoCloseable {
    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexView view;

    private IndexReading(Directory directory, DirectoryReader reader, IndexView view) {
        this.directory = directory;
        this.reader = reader;
        this.view = view;
    }

    static IndexReading open(Path path, Crew crew) throws IOException {
        Directory directory = FSDirectory.open(path);
        DirectoryReader reader = null;
        try {
            reader = DirectoryReader.open(directory);
            IndexFormat.check(reader.getIndexCommit().getUserData(), path.toString());
            IndexView view = SnapshotView.of(new Snapshot(reader, new SegmentTables()), null, crew);
            return new IndexReading(directory, reader, view);
        } catch (IOException e) {
            IOUtils.closeWhileHandlingException(reader, directory);
            throw Damage.explain(path, e);
        }
    }

    /** All videos; safe for use by several threads until this is closed. */
    public IndexView view() {
        return view;
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(reader, directory);
    }
}
