package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;

/** Compares what records say with what the index holds. */
final class Consistency {
    private Consistency() {}

    static void check(DirectoryReader reader, Path path) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            leaf.reader().checkIntegrity();
        }
        Snapshot snapshot = new Snapshot(reader);
        long runs = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            runs += check(leaf, snapshot, path);
        }
        if (runs != snapshot.runs()) {
            throw Damage.of(path, "records speak of " + snapshot.runs() + " runs, " + runs + " are there");
        }
    }

    private static long check(LeafReaderContext leaf, Snapshot snapshot, Path path) throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        long runs = 0;
        VideoId video = null;
        long end = 0;
        for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
            Run run = live == null || live.get(doc) ? RunReader.read(leaf, doc) : null;
            if (run == null) {
                continue;
            }
            VideoRecord owner = snapshot.videoOf(leaf.docBase + doc);
            if (owner.id().equals(video) && run.startMicros() < end) {
                throw Damage.of(path, "runs of " + owner.path() + " overlap");
            }
            video = owner.id();
            end = run.endMicros();
            runs++;
        }
        return runs;
    }
}
