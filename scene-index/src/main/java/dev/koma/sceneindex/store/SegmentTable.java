package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.VideoRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;

/** What is held in memory of a segment: it never changes, only which of its documents are deleted does. */
final class SegmentTable {
    private final List<Video> videos = new ArrayList<>();

    /** A video, deleted or not, and how many local features it has. */
    record Video(int document, VideoRecord record, long features) {}

    SegmentTable(LeafReader segment) throws IOException {
        PostingsEnum postings = segment.postings(new Term(IndexFormat.KIND, IndexFormat.KIND_VIDEO), PostingsEnum.NONE);
        if (postings == null) {
            return;
        }
        var stored = segment.storedFields();
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            Document document = stored.document(doc);
            videos.add(new Video(doc, VideoDocument.read(document), VideoDocument.features(document)));
        }
    }

    /** The videos in order of their documents. */
    List<Video> videos() {
        return videos;
    }
}
