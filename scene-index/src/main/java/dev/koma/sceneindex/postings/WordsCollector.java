package dev.koma.sceneindex.postings;

import dev.koma.sceneindex.word.VisualWords;
import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;

/** Gathers the features of one document. */
final class WordsCollector {
    private int[] words = new int[16];
    private long[] signatures = new long[16];
    private int[] places = new int[16];
    private int count;

    void add(int word, long signature, int place) {
        words = ArrayUtil.grow(words, count + 1);
        signatures = ArrayUtil.grow(signatures, count + 1);
        places = ArrayUtil.grow(places, count + 1);
        words[count] = word;
        signatures[count] = signature;
        places[count] = place;
        count++;
    }

    VisualWords words() {
        return new VisualWords(
                Arrays.copyOf(words, count), Arrays.copyOf(signatures, count), Arrays.copyOf(places, count));
    }
}
