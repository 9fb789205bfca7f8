package dev.koma.sceneindex.store;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;

/** Makes an index without videos. */
final class EmptyIndex {
    private EmptyIndex() {}

    static void make(Directory directory) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            mark(writer, Instant.EPOCH);
            writer.commit();
        }
    }

    /** Writes what every commit carries, see {@link IndexFormat}. */
    static void mark(IndexWriter writer, Instant now) {
        writer.setLiveCommitData(Map.of(
                        IndexFormat.VERSION_KEY, Integer.toString(IndexFormat.VERSION_CURRENT),
                        IndexFormat.PARAMETERS_KEY, IndexFormat.PARAMETERS,
                        IndexFormat.UPDATED_KEY, now.toString())
                .entrySet());
    }
}
