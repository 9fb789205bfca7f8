package dev.koma.sceneindex.store;

import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.search.RunView;
import dev.koma.sceneindex.search.Timeline;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.jspecify.annotations.Nullable;

/** Reads runs of a snapshot by document number. */
final class RunReader implements Timeline {
    private final Snapshot snapshot;

    RunReader(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The run of a document, or null when the document is no run. */
    @Nullable RunView read(int document) throws IOException {
        if (document < 0 || document >= snapshot.getIndexReader().maxDoc()) {
            return null;
        }
        var leaves = snapshot.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        Run run = read(leaf, document - leaf.docBase);
        return run == null ? null : new RunView(snapshot.videoOf(document), document, run);
    }

    static @Nullable Run read(LeafReaderContext leaf, int document) throws IOException {
        // Doc values only go forward, and callers go both ways: a fresh iterator each time costs next to nothing.
        BinaryDocValues values = leaf.reader().getBinaryDocValues(IndexFormat.RUN);
        ByteVectorValues vectors = leaf.reader().getByteVectorValues(IndexFormat.GRADIENTS);
        if (values == null || vectors == null || !values.advanceExact(document)) {
            return null;
        }
        KnnVectorValues.DocIndexIterator iterator = vectors.iterator();
        if (iterator.advance(document) != document) {
            return null;
        }
        byte[] gradients = vectors.vectorValue(iterator.index()).clone();
        return IndexFormat.decode(values.binaryValue(), gradients);
    }

    @Override
    public @Nullable RunView before(RunView run) throws IOException {
        return sameVideo(run, read(run.position() - 1));
    }

    @Override
    public @Nullable RunView after(RunView run) throws IOException {
        return sameVideo(run, read(run.position() + 1));
    }

    private static @Nullable RunView sameVideo(RunView run, @Nullable RunView other) {
        return other != null && other.video().id().equals(run.video().id()) ? other : null;
    }
}
