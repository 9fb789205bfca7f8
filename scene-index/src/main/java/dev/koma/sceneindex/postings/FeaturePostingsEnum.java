package dev.koma.sceneindex.postings;

import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.util.BytesRef;

/** The features of one word as postings; positions are the features' numbers within word and document. */
final class FeaturePostingsEnum extends PostingsEnum {
    private final FeatureList list;
    private final BytesRef payload = new BytesRef(new byte[FeaturePayload.BYTES]);
    private int document = -1;
    /** Index of the document's first feature and of that behind its last one; the document of the latter. */
    private int first;

    private int end;
    private int next;
    private int position = -1;

    FeaturePostingsEnum(FeatureList list) throws IOException {
        this.list = list;
        next = list.count() == 0 ? NO_MORE_DOCS : list.document(0);
    }

    @Override
    public int nextDoc() throws IOException {
        document = next;
        first = end;
        position = -1;
        while (next == document && next != NO_MORE_DOCS) {
            end++;
            next = end < list.count() ? list.document(end) : NO_MORE_DOCS;
        }
        return document;
    }

    @Override
    public int advance(int target) throws IOException {
        return slowAdvance(target);
    }

    @Override
    public int docID() {
        return document;
    }

    @Override
    public int freq() {
        return end - first;
    }

    @Override
    public int nextPosition() {
        return ++position;
    }

    @Override
    public BytesRef getPayload() throws IOException {
        int index = first + position;
        FeaturePayload.write(payload.bytes, list.signature(index), list.place(index));
        return payload;
    }

    @Override
    public int startOffset() {
        return -1;
    }

    @Override
    public int endOffset() {
        return -1;
    }

    @Override
    public long cost() {
        return list.count();
    }
}
