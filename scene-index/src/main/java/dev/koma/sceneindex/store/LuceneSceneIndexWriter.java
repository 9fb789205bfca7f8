package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.postings.FeatureTokens;
import dev.koma.sceneindex.run.Keyframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;

/** Writes a Lucene index as {@link IndexFormat} describes it. */
final class LuceneSceneIndexWriter implements SceneIndexWriter {
    private static final double BUFFER_MEBIBYTES = 64;
    private static final String OWNER_FILE = "writer.pid";

    private final Path path;
    private final Clock clock;
    private final Directory directory;
    private final IndexWriter writer;
    /** Whether anything was changed since the last commit began. */
    private volatile boolean pending;

    private LuceneSceneIndexWriter(Path path, Clock clock, Directory directory, IndexWriter writer) {
        this.path = path;
        this.clock = clock;
        this.directory = directory;
        this.writer = writer;
    }

    static LuceneSceneIndexWriter open(Path path, Clock clock) throws IOException {
        Files.createDirectories(path);
        Directory directory = FSDirectory.open(path);
        try {
            boolean exists = DirectoryReader.indexExists(directory);
            if (exists) {
                // Before the writer opens: opening one already deletes files of unfinished commits.
                IndexFormat.check(SegmentInfos.readLatestCommit(directory).getUserData(), path.toString());
            }
            IndexWriter writer = new IndexWriter(directory, IndexFormat.config().setRAMBufferSizeMB(BUFFER_MEBIBYTES));
            LuceneSceneIndexWriter opened = new LuceneSceneIndexWriter(path, clock, directory, writer);
            opened.start(exists);
            return opened;
        } catch (LockObtainFailedException e) {
            IOUtils.closeWhileHandlingException(directory);
            throw new IndexLockedException(path, owner(path));
        } catch (IOException e) {
            IOUtils.closeWhileHandlingException(directory);
            throw Damage.explain(path, e);
        }
    }

    private void start(boolean exists) throws IOException {
        try {
            Files.writeString(
                    path.resolve(OWNER_FILE),
                    Long.toString(ProcessHandle.current().pid()));
            if (!exists) {
                pending = true;
                commit();
            }
        } catch (IOException e) {
            IOUtils.closeWhileHandlingException(writer);
            throw e;
        }
    }

    private static String owner(Path path) throws IOException {
        try {
            String pid = Files.readString(path.resolve(OWNER_FILE)).strip();
            return pid.matches("\\d{1,10}") ? "pid " + pid : "another process";
        } catch (NoSuchFileException e) {
            return "another process";
        }
    }

    @Override
    public void put(VideoRecord video, List<Keyframe> keyframes) throws IOException {
        int runs =
                keyframes.stream().mapToInt(keyframe -> keyframe.runs().size()).sum();
        if (video.keyframes() != keyframes.size() || video.runs() != runs) {
            throw new IllegalArgumentException(video.keyframes() + " key frames of " + video.runs()
                    + " runs announced, " + keyframes.size() + " of " + runs + " given");
        }
        long features = keyframes.stream()
                .mapToLong(keyframe -> keyframe.words().count())
                .sum();
        Document last = VideoDocument.of(video, features);
        BytesRef id = IndexFormat.term(video.id().value());
        // Made as they are taken: a long film's documents need not be in memory at once.
        Stream<Document> block =
                Stream.concat(keyframes.stream().map(keyframe -> document(keyframe, id)), Stream.of(last));
        writer.updateDocuments(new Term(IndexFormat.VIDEO, id), (Iterable<Document>) block::iterator);
        pending = true;
    }

    private static Document document(Keyframe keyframe, BytesRef videoId) {
        Document document = new Document();
        document.add(new StringField(IndexFormat.VIDEO, videoId, Field.Store.NO));
        document.add(new BinaryDocValuesField(IndexFormat.LOOK, new BytesRef(keyframe.look())));
        document.add(
                new BinaryDocValuesField(IndexFormat.RUNS, KeyframeCodec.encode(keyframe.runs(), keyframe.look())));
        if (keyframe.words().count() > 0) {
            document.add(FeatureTokens.field(IndexFormat.WORDS, keyframe.words()));
        }
        return document;
    }

    @Override
    public synchronized void move(VideoId from, VideoRecord to) throws IOException {
        List<Keyframe> keyframes = List.of();
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            Snapshot snapshot = new Snapshot(reader, new SegmentTables());
            for (Snapshot.Block block : snapshot.blocks()) {
                if (block.video().id().equals(from)) {
                    keyframes = KeyframeReader.read(reader, block);
                }
            }
        }
        put(to, keyframes);
        if (!from.equals(to.id())) {
            remove(from);
        }
    }

    @Override
    public synchronized void remove(VideoId id) throws IOException {
        pending = true;
        writer.deleteDocuments(new Term(IndexFormat.VIDEO, IndexFormat.term(id.value())));
    }

    @Override
    public synchronized void commit() throws IOException {
        if (pending) {
            pending = false;
            EmptyIndex.mark(writer, clock.instant());
            writer.commit();
        }
    }

    @Override
    public Catalog catalog() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return new Snapshot(reader, new SegmentTables()).catalog();
        } catch (IOException e) {
            throw Damage.explain(path, e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            if (writer.isOpen()) {
                commit();
            }
        } finally {
            IOUtils.close(writer, directory);
        }
    }
}
