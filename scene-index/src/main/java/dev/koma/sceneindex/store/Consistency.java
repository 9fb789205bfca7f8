package dev.koma.sceneindex.store;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;

/** Compares what records say with what the index holds. */
final class Consistency {
    private final DirectoryReader reader;
    private final Path path;

    private Consistency(DirectoryReader reader, Path path) {
        this.reader = reader;
        this.path = path;
    }

    static void check(DirectoryReader reader, Path path) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            leaf.reader().checkIntegrity();
        }
        new Consistency(reader, path).check();
    }

    private void check() throws IOException {
        Snapshot snapshot = new Snapshot(reader, new SegmentTables());
        int documents = 0;
        for (Snapshot.Block block : snapshot.blocks()) {
            if (block.from() < documents) {
                throw Damage.of(path, "key frames of " + block.video().path() + " are missing");
            }
            documents = block.end() + 1;
            check(block);
        }
        long claimed = snapshot.blocks().stream()
                .mapToLong(block -> block.end() + 1 - block.from())
                .sum();
        if (claimed != reader.numDocs()) {
            throw Damage.of(path, "records speak of " + claimed + " documents, " + reader.numDocs() + " are there");
        }
    }

    private void check(Snapshot.Block block) throws IOException {
        String video = block.video().path().toString();
        LeafReaderContext segment = reader.leaves().get(ReaderUtil.subIndex(block.end(), reader.leaves()));
        if (block.from() < segment.docBase) {
            throw Damage.of(path, "key frames of " + video + " are missing");
        }
        BinaryDocValues looks = segment.reader().getBinaryDocValues(IndexFormat.LOOK);
        long runs = 0;
        long end = 0;
        for (int doc = block.from() - segment.docBase; doc < block.end() - segment.docBase; doc++) {
            List<Run> own = SnapshotView.runs(segment, doc);
            if (own.isEmpty() || !looks.advanceExact(doc) || looks.binaryValue().length != Descriptor.GRADIENTS) {
                throw Damage.of(path, "key frames of " + video + " are missing");
            }
            if (own.getFirst().startMicros() < end) {
                throw Damage.of(path, "runs of " + video + " overlap");
            }
            end = own.getLast().endMicros();
            runs += own.size();
        }
        if (runs != block.video().runs()) {
            throw Damage.of(path, video + " should have " + block.video().runs() + " runs, " + runs + " are there");
        }
    }
}
