package dev.koma.sceneindex.store;

import dev.koma.sceneindex.search.RunDecoder;
import dev.koma.sceneindex.work.Crew;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ForkJoinPool;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Opens the index in a directory. */
public final class SceneIndexes {
    /** Searches are helped by processors that are idle, through the threads that all of the JVM shares. */
    private static final Crew CREW =
            Crew.of(ForkJoinPool.commonPool(), Runtime.getRuntime().availableProcessors() - 1);

    private SceneIndexes() {}

    /** Opens for searching as {@link #open(Path, RunDecoder)} does, without videos to look at again. */
    public static SceneIndex open(Path directory) throws IOException {
        return open(directory, RunDecoder.NONE);
    }

    /**
     * Opens for searching; follows the commits of a writer in this or another process. A directory without an index is an
     * empty index. Reads every file once to verify its checksum.
     *
     * @param decoder looks at videos again where a search needs more than the index holds
     * @throws IndexFormatException when the index is too old, too new or damaged
     */
    public static SceneIndex open(Path directory, RunDecoder decoder) throws IOException {
        return new LuceneSceneIndex(new Snapshots(directory), decoder, CREW);
    }

    /**
     * Opens the newest committed state, to look at what is in it.
     *
     * @throws IndexFormatException when the index is too old, too new or damaged
     */
    public static IndexReading read(Path directory) throws IOException {
        return IndexReading.open(directory, CREW);
    }

    /**
     * Opens for writing; makes the directory and an empty index when there is none.
     *
     * @throws IndexLockedException when another writer has it
     * @throws IndexFormatException when the index is too old, too new or damaged
     */
    public static SceneIndexWriter openWriter(Path directory, Clock clock) throws IOException {
        return LuceneSceneIndexWriter.open(directory, clock);
    }

    /**
     * Reads everything in the newest commit and compares it with its checksums and with itself, which takes a while. Nothing
     * is changed. A directory without an index is in order.
     *
     * @throws IndexFormatException when the index is too old, too new or damaged
     */
    public static void verify(Path path) throws IOException {
        try (Directory directory = FSDirectory.open(path)) {
            if (!DirectoryReader.indexExists(directory)) {
                return;
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexFormat.check(reader.getIndexCommit().getUserData(), path.toString());
                Consistency.check(reader, path);
            }
        } catch (IOException e) {
            throw Damage.explain(path, e);
        }
    }
}
