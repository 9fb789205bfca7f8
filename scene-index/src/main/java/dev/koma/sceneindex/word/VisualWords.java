package dev.koma.sceneindex.word;

/**
 * The local features of one key frame as the index keeps them: parallel arrays, ascending by word, then signature, then place.
 *
 * @param words number of the visual word, 0 to {@link #VOCABULARY} - 1
 * @param signatures where in the word's cell the feature lies: the Hamming embedding of Jégou, Douze and Schmid, "Hamming
 *     Embedding and Weak Geometric Consistency for Large Scale Image Search" (ECCV 2008)
 * @param places where in the picture, see {@link Place}
 */
public record VisualWords(int[] words, long[] signatures, int[] places) {
    /** Number of visual words. */
    public static final int VOCABULARY = 1 << 16;

    /** A picture without features. */
    public static final VisualWords NONE = new VisualWords(new int[0], new long[0], new int[0]);

    public VisualWords {
        if (words.length != signatures.length || words.length != places.length) {
            throw new IllegalArgumentException(
                    words.length + " words, " + signatures.length + " signatures, " + places.length + " places");
        }
    }

    /** Number of features. */
    public int count() {
        return words.length;
    }
}
