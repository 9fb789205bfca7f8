package dev.koma.sceneindex.local;

import dev.koma.sceneindex.view.IndexView;
import dev.koma.sceneindex.word.Vocabulary;
import dev.koma.sceneindex.word.Vocabulary.Assignment;
import dev.koma.sceneindex.work.Crew;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Searches key frames by visual words: every feature of the query votes for the key frames that have a similar one (Jégou, Douze
 * and Schmid, ECCV 2008), and the best of them are checked for the places of the features. What is found does not depend on the
 * numbers of key frames, nor on the order in which an index hands out features.
 */
public final class LocalSearch {
    /** Words that each feature of the query is looked for in. */
    static final int WORDS = 8;
    /** Most features of the index that a search may read: what bounds its time. */
    private static final long MOST_READ = 20_000_000;
    /** A search that has found more similar features than this looks for no more: what bounds its memory. */
    private static final int MOST_MATCHES = 2_000_000;
    /** Fewer pairs that agree are nothing; of a quarter of a smooth frame there are no more. */
    private static final int LEAST_INLIERS = 3;

    private final Vocabulary vocabulary;
    private final Crew crew;
    private final long mostRead;

    /** @param crew looks at several sides of a query at the same time */
    public LocalSearch(Vocabulary vocabulary, Crew crew) {
        this(vocabulary, crew, MOST_READ);
    }

    /** @param mostRead most features of the index that a search may read */
    LocalSearch(Vocabulary vocabulary, Crew crew, long mostRead) {
        this.vocabulary = vocabulary;
        this.crew = crew;
        this.mostRead = mostRead;
    }

    /**
     * Finds key frames.
     *
     * @param candidates most key frames to check for each side
     * @return those that passed the check, heaviest first; ties by path of the video, then time
     */
    public List<LocalMatch> search(IndexView index, List<Side> sides, int candidates) throws IOException {
        Comparator<Integer> ties = ties(index);
        List<List<LocalMatch>> found = new ArrayList<>(Collections.nCopies(sides.size(), List.of()));
        crew.run(sides.size(), IOException.class, i -> {
            Matches matches = matches(index, sides.get(i), mostRead / sides.size());
            found.set(i, verify(index, sides.get(i), Tally.heaviest(matches, index.limit(), candidates, ties)));
        });
        return found.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingDouble((LocalMatch match) -> -match.weight())
                        .thenComparing(LocalMatch::keyframe, ties))
                .toList();
    }

    /** Key frames of one video have numbers in order of time; which video's numbers are lower says nothing. */
    private static Comparator<Integer> ties(IndexView index) {
        return Comparator.<Integer, String>comparing(
                        keyframe -> index.videoOf(keyframe).path().toString())
                .thenComparingInt(keyframe -> keyframe);
    }

    private Matches matches(IndexView index, Side side, long mostRead) throws IOException {
        Assignment[] assignments = vocabulary.assign(side.features(), WORDS);
        int[][] frequencies = Affordable.frequencies(index, assignments, WORDS, mostRead);
        long read = Arrays.stream(frequencies)
                .flatMapToInt(Arrays::stream)
                .asLongStream()
                .sum();
        int mostBits = SignatureSimilarity.mostBits(read);
        Matches matches = new Matches();
        double all = Math.max(1, index.features());
        for (int i = 0; i < assignments.length && matches.count <= MOST_MATCHES; i++) {
            int feature = i;
            for (int w = 0; w < WORDS; w++) {
                if (frequencies[i][w] > 0) {
                    float rarity = (float) StrictMath.log(1 + all / frequencies[i][w]);
                    Assignment words = assignments[i];
                    index.scan(words.words()[w], words.signatures()[w], mostBits, (keyframe, place, bits) -> {
                        matches.add(keyframe, feature, place, rarity * SignatureSimilarity.weight(bits));
                    });
                }
            }
        }
        return matches;
    }

    private static List<LocalMatch> verify(IndexView index, Side side, Tally.Heaviest heaviest) {
        List<LocalMatch> found = new ArrayList<>();
        for (int[] rows : heaviest.rows()) {
            int keyframe = heaviest.matches().keyframes[rows[0]];
            Pairs pairs = Pairs.of(side.features(), index.aspectOf(keyframe), heaviest.matches(), rows);
            LocalMatch match = Verification.best(side, pairs, keyframe, LEAST_INLIERS);
            if (match != null) {
                found.add(match);
            }
        }
        return found;
    }
}
