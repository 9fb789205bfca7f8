package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/** One committed state: the searcher, and every video's record with the place of its block. */
final class Snapshot extends IndexSearcher implements Catalog {
    private final Map<VideoId, VideoRecord> byId = new HashMap<>();
    private final List<VideoRecord> byPath;
    /** Document numbers of the videos, ascending, and their records beside them. */
    private final int[] documents;

    private final VideoRecord[] records;
    private final Map<Integer, Long> framesByAnilist = new HashMap<>();
    private final long frames;
    private final long runs;
    private final long durationMicros;
    private final long bytes;
    private final Instant updated;

    Snapshot(DirectoryReader reader) throws IOException {
        super(reader);
        List<Integer> numbers = new ArrayList<>();
        List<VideoRecord> videos = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            readVideos(leaf, numbers, videos);
        }
        documents = numbers.stream().mapToInt(Integer::intValue).toArray();
        records = videos.toArray(VideoRecord[]::new);
        long frameSum = 0;
        long runSum = 0;
        long microSum = 0;
        for (VideoRecord video : videos) {
            byId.put(video.id(), video);
            frameSum += video.frames();
            runSum += video.runs();
            microSum += video.durationMicros();
            Integer anilist = video.anilist();
            if (anilist != null) {
                framesByAnilist.merge(anilist, video.frames(), Long::sum);
            }
        }
        // Every search asks for the frames that it covered: added up once a commit.
        frames = frameSum;
        runs = runSum;
        durationMicros = microSum;
        byPath = videos.stream()
                .sorted(Comparator.comparing(video -> video.path().toString()))
                .toList();
        IndexCommit commit = reader.getIndexCommit();
        long sum = 0;
        for (String name : commit.getFileNames()) {
            sum += commit.getDirectory().fileLength(name);
        }
        bytes = sum;
        updated = Instant.parse(commit.getUserData().getOrDefault(IndexFormat.UPDATED_KEY, Instant.EPOCH.toString()));
    }

    private static void readVideos(LeafReaderContext leaf, List<Integer> numbers, List<VideoRecord> videos)
            throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        PostingsEnum postings =
                leaf.reader().postings(new Term(IndexFormat.KIND, IndexFormat.KIND_VIDEO), PostingsEnum.NONE);
        if (postings == null) {
            return;
        }
        var stored = leaf.reader().storedFields();
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            if (live == null || live.get(doc)) {
                Document document = stored.document(doc);
                numbers.add(leaf.docBase + doc);
                videos.add(VideoDocument.read(document));
            }
        }
    }

    /** The video whose block holds a (live) document. */
    VideoRecord videoOf(int document) {
        int found = Arrays.binarySearch(documents, document);
        return records[found >= 0 ? found : -found - 1];
    }

    @Override
    public Collection<VideoRecord> videos() {
        return byPath;
    }

    @Override
    public Optional<VideoRecord> video(VideoId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public long frames() {
        return frames;
    }

    @Override
    public long framesOf(int anilist) {
        return framesByAnilist.getOrDefault(anilist, 0L);
    }

    @Override
    public long runs() {
        return runs;
    }

    @Override
    public long durationMicros() {
        return durationMicros;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public Instant updated() {
        return updated;
    }
}
