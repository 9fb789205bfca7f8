package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.VideoCatalog;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.word.VisualWords;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/** One committed state: its segments, and every video with the place of its block. */
final class Snapshot extends IndexSearcher {
    /** What is held of each segment, beside the reader's leaves. */
    private final List<SegmentTable> tables = new ArrayList<>();
    /** In order of their documents. */
    private final List<Block> blocks = new ArrayList<>();

    private final int[] ends;
    /** For each block its place among all when they are ordered by path. */
    private final int[] pathRanks;

    private final VideoCatalog catalog;
    /** How many features have each word, plus one, of words that were asked for; of others 0. */
    private final AtomicIntegerArray frequencies = new AtomicIntegerArray(VisualWords.VOCABULARY);

    /**
     * A video's documents.
     *
     * @param from number of its first key frame
     * @param end number of the video's own document, behind its last key frame
     * @param features number of its local features
     */
    record Block(VideoRecord video, int from, int end, long features) {}

    /** @param known tables of segments that may be open already */
    Snapshot(DirectoryReader reader, SegmentTables known) throws IOException {
        super(reader);
        for (LeafReaderContext leaf : reader.leaves()) {
            SegmentTable table = known.of(leaf.reader());
            tables.add(table);
            Bits live = leaf.reader().getLiveDocs();
            for (SegmentTable.Video video : table.videos()) {
                if (live == null || live.get(video.document())) {
                    int end = leaf.docBase + video.document();
                    blocks.add(new Block(video.record(), end - video.record().keyframes(), end, video.features()));
                }
            }
        }
        ends = blocks.stream().mapToInt(Block::end).toArray();
        pathRanks = new int[ends.length];
        int[] ordered = IntStream.range(0, ends.length)
                .boxed()
                .sorted(Comparator.comparing(i -> blocks.get(i).video().path().toString()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank = 0; rank < ordered.length; rank++) {
            pathRanks[ordered[rank]] = rank;
        }
        catalog = catalog(reader.getIndexCommit());
    }

    private VideoCatalog catalog(IndexCommit commit) throws IOException {
        long bytes = 0;
        for (String name : commit.getFileNames()) {
            bytes += length(commit, name);
        }
        String updated = commit.getUserData().getOrDefault(IndexFormat.UPDATED_KEY, Instant.EPOCH.toString());
        return new VideoCatalog(blocks.stream().map(Block::video).toList(), bytes, Instant.parse(updated));
    }

    /** Indexing may have replaced this state already: what can still be read, being open, but is gone does not count. */
    private static long length(IndexCommit commit, String name) throws IOException {
        try {
            return commit.getDirectory().fileLength(name);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    VideoCatalog catalog() {
        return catalog;
    }

    /**
     * How many features have a word. A search asks for thousands of words, and each count is at another end of a large index.
     *
     * @param count is asked once, or by several threads at the same time; has to give what is to be seen without restriction
     */
    int frequency(int word, Count count) throws IOException {
        int known = frequencies.get(word);
        if (known == 0) {
            known = 1 + count.of(word);
            frequencies.set(word, known);
        }
        return known - 1;
    }

    /** Counts the features that have a word. */
    @FunctionalInterface
    interface Count {
        int of(int word) throws IOException;
    }

    List<Block> blocks() {
        return blocks;
    }

    SegmentTable table(LeafReaderContext segment) {
        return tables.get(segment.ord);
    }

    /** The block that a (live) document is in. */
    Block blockOf(int document) {
        return blocks.get(number(document));
    }

    /** Where the path of a (live) document's video is among all paths. */
    int pathRank(int document) {
        return pathRanks[number(document)];
    }

    private int number(int document) {
        int found = java.util.Arrays.binarySearch(ends, document);
        return found >= 0 ? found : -found - 1;
    }
}
