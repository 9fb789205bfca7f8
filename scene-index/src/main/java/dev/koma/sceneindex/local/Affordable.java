package dev.koma.sceneindex.local;

import dev.koma.sceneindex.view.IndexView;
import dev.koma.sceneindex.word.Vocabulary.Assignment;
import java.io.IOException;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Decides in which words the features of a query are looked for, when not all can be: the nearest words of all features before
 * the second nearest, and rare ones before frequent ones, which say less and cost more.
 */
final class Affordable {
    private Affordable() {}

    /**
     * The frequencies of the words to look in.
     *
     * @param words how many each assignment has
     * @param mostRead most features of the index to read in all
     * @return {@code [feature][word]}, 0 where not to look
     */
    static int[][] frequencies(IndexView index, Assignment[] assignments, int words, long mostRead) throws IOException {
        int[][] frequencies = new int[assignments.length][words];
        for (int i = 0; i < assignments.length; i++) {
            for (int w = 0; w < words; w++) {
                frequencies[i][w] = index.frequency(assignments[i].words()[w]);
            }
        }
        long left = mostRead;
        for (int w = 0; w < words; w++) {
            left = spend(frequencies, w, left);
        }
        return frequencies;
    }

    /** Sets the frequencies of one column to 0 where they are not affordable; returns what is left. */
    private static long spend(int[][] frequencies, int word, long budget) {
        int[] rareFirst = IntStream.range(0, frequencies.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> frequencies[i][word]))
                .mapToInt(Integer::intValue)
                .toArray();
        long left = budget;
        for (int i : rareFirst) {
            if (frequencies[i][word] <= left) {
                left -= frequencies[i][word];
            } else {
                frequencies[i][word] = 0;
            }
        }
        return left;
    }
}
