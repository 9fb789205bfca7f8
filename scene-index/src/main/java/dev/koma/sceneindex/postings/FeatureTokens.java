package dev.koma.sceneindex.postings;

import dev.koma.sceneindex.word.VisualWords;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** The local features of a key frame as a text that Lucene can index: words are terms, signature and place their payload. */
public final class FeatureTokens extends TokenStream {
    private static final FieldType TYPE = new FieldType();

    static {
        TYPE.setTokenized(true);
        TYPE.setOmitNorms(true);
        TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        TYPE.freeze();
    }

    private final VisualWords words;
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
    private final BytesRef termBytes = new BytesRef(new byte[Short.BYTES]);
    private final BytesRef payloadBytes = new BytesRef(new byte[FeaturePayload.BYTES]);
    private int next;

    private FeatureTokens(VisualWords words) {
        this.words = words;
    }

    /** The field of a document that holds these features; its {@code name} must have the {@link FeaturePostingsFormat}. */
    public static Field field(String name, VisualWords words) {
        return new Field(name, new FeatureTokens(words), TYPE);
    }

    @Override
    public void reset() {
        clearAttributes();
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        if (next == words.count()) {
            return false;
        }
        int word = words.words()[next];
        termBytes.bytes[0] = (byte) (word >>> 8);
        termBytes.bytes[1] = (byte) word;
        FeaturePayload.write(payloadBytes.bytes, words.signatures()[next], words.places()[next]);
        term.setBytesRef(termBytes);
        payload.setPayload(payloadBytes);
        next++;
        return true;
    }
}
