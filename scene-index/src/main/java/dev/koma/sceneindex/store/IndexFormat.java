package dev.koma.sceneindex.store;

import dev.koma.sceneindex.nearest.LookValuesFormat;
import dev.koma.sceneindex.postings.FeaturePostingsFormat;
import dev.koma.sceneindex.word.Vocabulary;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.util.BytesRef;

/**
 * What is in the index, byte by byte.
 *
 * <p>The index is a Lucene index with the codec of Lucene 10.4 to 10.6, but for the field {@value #WORDS}, which has the
 * {@link FeaturePostingsFormat}, and the field {@value #LOOK}, which has the {@link LookValuesFormat}. Each commit carries, as user data, {@value #VERSION_KEY} (the version of what is described
 * here), {@value #PARAMETERS_KEY} (what everything in it was made with) and {@value #UPDATED_KEY} (ISO-8601 instant of the
 * commit).
 *
 * <p>A video is one block of consecutive documents: its key frames in order of time, then the video itself. A block is added,
 * replaced and deleted whole, and merging keeps it together, so the key frames around a key frame are the documents around it,
 * and the video of a key frame is the next document that is a video.
 *
 * <p>Every document has the term {@value #VIDEO}: 8 bytes, the video id, big-endian.
 *
 * <p>A key frame has
 * <ul>
 *   <li>{@value #LOOK}: binary doc value of 64 bytes, the gradients of the look;
 *   <li>{@value #RUNS}: binary doc value, the runs as {@link KeyframeCodec} has them;
 *   <li>{@value #WORDS}: its local features, where it has any. Terms are visual words: 2 bytes, big-endian. A term occurs once
 *       for each feature, with a payload of 11 bytes, little-endian: 8 the signature, 3 the {@link
 *       dev.koma.sceneindex.word.Place}.
 * </ul>
 *
 * <p>A video has the term {@value #KIND} = {@value #KIND_VIDEO} and the stored fields of {@link VideoDocument}.
 */
final class IndexFormat {
    /** The oldest version that can be read. */
    static final int VERSION_OLDEST = 3;
    /** The version that is written. */
    static final int VERSION_CURRENT = 3;

    static final String VERSION_KEY = "koma.version";
    static final String PARAMETERS_KEY = "koma.parameters";
    static final String UPDATED_KEY = "koma.updated";

    /** What the stored descriptors and words were made with; another value cannot be compared with today's queries. */
    static final String PARAMETERS =
            "gradients=hog-6x4x8-dct64-1 colours=ycbcr-4x3-1 census=24x16-1 keyframes=1 words=" + Vocabulary.ID;

    static final String VIDEO = "video";
    static final String KIND = "kind";
    static final String KIND_VIDEO = "video";
    static final String LOOK = "keyframe.look";
    static final String RUNS = "keyframe.runs";
    static final String WORDS = "keyframe.words";

    private IndexFormat() {}

    /** How the index is written. */
    static IndexWriterConfig config() {
        PostingsFormat features = new FeaturePostingsFormat();
        DocValuesFormat looks = new LookValuesFormat();
        return new IndexWriterConfig().setCodec(new Lucene104Codec() {
            @Override
            public PostingsFormat getPostingsFormatForField(String field) {
                return field.equals(WORDS) ? features : super.getPostingsFormatForField(field);
            }

            @Override
            public DocValuesFormat getDocValuesFormatForField(String field) {
                return field.equals(LOOK) ? looks : super.getDocValuesFormatForField(field);
            }
        });
    }

    static BytesRef term(long videoId) {
        return new BytesRef(ByteBuffer.allocate(Long.BYTES).putLong(videoId).array());
    }

    /** Refuses what this version cannot read, and says what to do. */
    static void check(Map<String, String> userData, String where) throws IndexFormatException {
        String version = userData.get(VERSION_KEY);
        if (version == null || !version.matches("\\d{1,9}")) {
            throw new IndexFormatException(where + " holds a Lucene index that Koma did not make."
                    + " Choose another data directory with --data.");
        }
        int number = Integer.parseInt(version);
        if (number > VERSION_CURRENT) {
            throw new IndexFormatException(where + " was written by a newer Koma (index version " + number
                    + ", this one reads up to " + VERSION_CURRENT
                    + "). Upgrade Koma, or choose another data directory with --data.");
        }
        if (number < VERSION_OLDEST || !PARAMETERS.equals(userData.get(PARAMETERS_KEY))) {
            throw new IndexFormatException(where + " was written by an older Koma (index version " + number
                    + ") and cannot be searched by this one. Move that directory away and run `koma index` again,"
                    + " or use the Koma that wrote it.");
        }
    }
}
