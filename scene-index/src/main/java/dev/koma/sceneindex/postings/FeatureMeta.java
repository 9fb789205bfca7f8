package dev.koma.sceneindex.postings;

import java.io.IOException;
import org.apache.lucene.store.DataInput;

/** The {@code .kfm} of a segment, see {@link FeaturePostingsFormat}. */
record FeatureMeta(
        long features, long pairs, int words, int documents, boolean dense, long wordsAt, long startsAt, String field) {
    static FeatureMeta read(DataInput in) throws IOException {
        return new FeatureMeta(
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readByte() == 1,
                in.readLong(),
                in.readLong(),
                in.readString());
    }
}
