package dev.koma.sceneindex.postings;

import java.io.IOException;
import org.apache.lucene.index.BaseTermsEnum;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SlowImpactsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Goes through the words of a segment: for merging, for checking, for whoever treats them as a text. */
final class FeatureTermsEnum extends BaseTermsEnum {
    private final FeatureTerms terms;
    private final BytesRef term = new BytesRef(new byte[Short.BYTES]);
    private int number = -1;

    FeatureTermsEnum(FeatureTerms terms) {
        this.terms = terms;
    }

    @Override
    public @Nullable BytesRef next() throws IOException {
        number++;
        return settle() ? term : null;
    }

    /** Goes on to the next number that has features, this one included. */
    private boolean settle() throws IOException {
        while (number < terms.numbers() && terms.list(number).count() == 0) {
            number++;
        }
        if (number == terms.numbers()) {
            return false;
        }
        int word = terms.word(number);
        term.bytes[0] = (byte) (word >>> 8);
        term.bytes[1] = (byte) word;
        return true;
    }

    @Override
    public SeekStatus seekCeil(BytesRef text) throws IOException {
        int found = terms.number(atLeast(text));
        number = found < 0 ? -1 - found : found;
        if (!settle()) {
            return SeekStatus.END;
        }
        return term.equals(text) ? SeekStatus.FOUND : SeekStatus.NOT_FOUND;
    }

    /** The first word that is not before a text of any length; 65 536 when there is none. */
    private static int atLeast(BytesRef text) {
        int high = text.length > 0 ? text.bytes[text.offset] & 0xff : 0;
        int low = text.length > 1 ? text.bytes[text.offset + 1] & 0xff : 0;
        return (high << 8 | low) + (text.length > Short.BYTES ? 1 : 0);
    }

    @Override
    public void seekExact(long ord) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BytesRef term() {
        return term;
    }

    @Override
    public long ord() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int docFreq() throws IOException {
        FeatureList list = terms.list(number);
        int documents = 0;
        int last = -1;
        for (int i = 0; i < list.count(); i++) {
            int document = list.document(i);
            documents += document == last ? 0 : 1;
            last = document;
        }
        return documents;
    }

    @Override
    public long totalTermFreq() throws IOException {
        return terms.list(number).count();
    }

    @Override
    public PostingsEnum postings(@Nullable PostingsEnum reuse, int flags) throws IOException {
        return new FeaturePostingsEnum(terms.list(number));
    }

    @Override
    public ImpactsEnum impacts(int flags) throws IOException {
        return new SlowImpactsEnum(postings(null, flags));
    }
}
