package dev.koma.sceneindex.local;

import dev.koma.sceneindex.view.IndexView;
import dev.koma.sceneindex.word.Vocabulary;
import dev.koma.sceneindex.word.Vocabulary.Assignment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Searches key frames by visual words: every feature of the query votes for the key frames that have a similar one (Jégou, Douze
 * and Schmid, ECCV 2008), and the best of them are checked for the places of the features. What is found does not depend on the
 * numbers of key frames, nor on the order in which an index hands out features.
 */
public final class LocalSearch {
    /** Most bits by which the signatures of similar features differ. */
    static final int MAX_DISTANCE = 22;
    /** Words that each feature of the query is looked for in. */
    static final int WORDS = 8;
    /** Spread of the votes over the distance: half the bits' standard deviation, as in Jégou, Douze and Schmid. */
    private static final double DISTANCE_SIGMA = 10;
    /** Most features of the index that a search may read: what bounds its time. */
    private static final long MOST_READ = 40_000_000;
    /** A search that has found more similar features than this looks for no more: what bounds its memory. */
    private static final int MOST_MATCHES = 8_000_000;
    /** Fewer pairs that agree are nothing. */
    private static final int LEAST_INLIERS = 4;

    private static final float[] SIMILARITY = new float[MAX_DISTANCE + 1];

    static {
        for (int d = 0; d <= MAX_DISTANCE; d++) {
            SIMILARITY[d] = (float) StrictMath.exp(-d * d / (2 * DISTANCE_SIGMA * DISTANCE_SIGMA));
        }
    }

    private final Vocabulary vocabulary;
    private final long mostRead;

    public LocalSearch(Vocabulary vocabulary) {
        this(vocabulary, MOST_READ);
    }

    /** @param mostRead most features of the index that a search may read */
    LocalSearch(Vocabulary vocabulary, long mostRead) {
        this.vocabulary = vocabulary;
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
        List<LocalMatch> found = new ArrayList<>();
        for (Side side : sides) {
            Assignment[] assignments = vocabulary.assign(side.features(), WORDS);
            int[][] frequencies = Affordable.frequencies(index, assignments, WORDS, mostRead / sides.size());
            Votes votes = new Votes(index.limit());
            Matches matches = matches(index, assignments, frequencies, votes);
            found.addAll(verify(index, side, matches, votes.top(candidates, ties)));
        }
        found.sort(Comparator.comparingDouble((LocalMatch match) -> -match.weight())
                .thenComparing(LocalMatch::keyframe, ties));
        return found;
    }

    /** Key frames of one video have numbers in order of time; which video's numbers are lower says nothing. */
    private static Comparator<Integer> ties(IndexView index) {
        return Comparator.<Integer, String>comparing(
                        keyframe -> index.videoOf(keyframe).path().toString())
                .thenComparingInt(keyframe -> keyframe);
    }

    private static Matches matches(IndexView index, Assignment[] assignments, int[][] frequencies, Votes votes)
            throws IOException {
        Matches matches = new Matches();
        double all = Math.max(1, index.features());
        for (int i = 0; i < assignments.length && matches.count <= MOST_MATCHES; i++) {
            int feature = i;
            for (int w = 0; w < WORDS; w++) {
                if (frequencies[i][w] > 0) {
                    float rarity = (float) StrictMath.log(1 + all / frequencies[i][w]);
                    Assignment words = assignments[i];
                    index.scan(words.words()[w], words.signatures()[w], MAX_DISTANCE, (keyframe, place, distance) -> {
                        float weight = rarity * SIMILARITY[distance];
                        matches.add(keyframe, feature, place, weight);
                        votes.add(keyframe, feature, weight);
                    });
                }
            }
        }
        return matches;
    }

    /** @param slots for each key frame its place among those to check, or -1 */
    private static List<LocalMatch> verify(IndexView index, Side side, Matches matches, int[] slots) {
        List<LocalMatch> found = new ArrayList<>();
        for (int[] rows : rows(matches, slots)) {
            int keyframe = matches.keyframes[rows[0]];
            Pairs pairs = Pairs.of(side.features(), index.aspectOf(keyframe), matches, rows);
            LocalMatch match = Verification.best(side, pairs, keyframe, LEAST_INLIERS);
            if (match != null) {
                found.add(match);
            }
        }
        return found;
    }

    /** The rows of each key frame that is to be checked; every one has some. */
    private static int[][] rows(Matches matches, int[] slots) {
        int[] sizes = new int[Arrays.stream(slots).max().orElse(-1) + 1];
        for (int i = 0; i < matches.count; i++) {
            int slot = slots[matches.keyframes[i]];
            if (slot >= 0) {
                sizes[slot]++;
            }
        }
        int[][] rows = new int[sizes.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new int[sizes[i]];
        }
        Arrays.fill(sizes, 0);
        for (int i = 0; i < matches.count; i++) {
            int slot = slots[matches.keyframes[i]];
            if (slot >= 0) {
                rows[slot][sizes[slot]++] = i;
            }
        }
        return rows;
    }
}
