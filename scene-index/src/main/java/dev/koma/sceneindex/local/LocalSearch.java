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
 * and Schmid, ECCV 2008), and the best of them are checked for the places of the features.
 */
public final class LocalSearch {
    /** Most bits by which the signatures of similar features differ. */
    private static final int MAX_DISTANCE = 22;
    /** Spread of the votes over the distance: half the bits' standard deviation, as in Jégou, Douze and Schmid. */
    private static final double DISTANCE_SIGMA = 10;
    /** Words that each feature of the query is looked for in. */
    private static final int WORDS = 8;
    /** Most features of the index that a search may read: what bounds its time. */
    private static final long MOST_READ = 40_000_000;

    private static final float[] SIMILARITY = new float[MAX_DISTANCE + 1];

    static {
        for (int d = 0; d <= MAX_DISTANCE; d++) {
            SIMILARITY[d] = (float) StrictMath.exp(-d * d / (2 * DISTANCE_SIGMA * DISTANCE_SIGMA));
        }
    }

    private final Vocabulary vocabulary;

    public LocalSearch(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Finds key frames.
     *
     * @param candidates most key frames to check for each side
     * @return those that passed the check, heaviest first
     */
    public List<LocalMatch> search(IndexView index, List<Side> sides, int candidates) throws IOException {
        List<LocalMatch> found = new ArrayList<>();
        for (Side side : sides) {
            found.addAll(search(index, side, candidates, MOST_READ / sides.size()));
        }
        found.sort(Comparator.comparingDouble((LocalMatch m) -> -m.weight()).thenComparingInt(LocalMatch::keyframe));
        return found;
    }

    private List<LocalMatch> search(IndexView index, Side side, int candidates, long mostRead) throws IOException {
        Assignment[] assignments = vocabulary.assign(side.features(), WORDS);
        int words = affordable(index, assignments, mostRead);
        Matches matches = new Matches();
        float[] votes = new float[index.limit()];
        float[] best = new float[index.limit()];
        int[] last = new int[index.limit()];
        Arrays.fill(last, -1);
        double all = Math.max(1, total(index));
        for (int i = 0; i < assignments.length; i++) {
            int feature = i;
            for (int w = 0; w < words; w++) {
                int word = assignments[i].words()[w];
                int frequency = index.frequency(word);
                if (frequency == 0) {
                    continue;
                }
                float rarity = (float) Math.log(1 + all / frequency);
                index.scan(word, assignments[i].signatures()[w], MAX_DISTANCE, (keyframe, place, distance) -> {
                    float weight = rarity * SIMILARITY[distance];
                    matches.add(keyframe, feature, place, weight);
                    if (last[keyframe] != feature) {
                        last[keyframe] = feature;
                        best[keyframe] = 0;
                    }
                    if (weight > best[keyframe]) {
                        votes[keyframe] += weight - best[keyframe];
                        best[keyframe] = weight;
                    }
                });
            }
        }
        return verify(index, side, matches, top(votes, candidates));
    }

    private static double total(IndexView index) {
        return index.features();
    }

    private static int affordable(IndexView index, Assignment[] assignments, long mostRead) throws IOException {
        long read = 0;
        for (int w = 0; w < WORDS; w++) {
            for (Assignment assignment : assignments) {
                read += index.frequency(assignment.words()[w]);
            }
            if (read > mostRead) {
                return Math.max(1, w);
            }
        }
        return WORDS;
    }

    /** Marks the key frames with the most votes: for each its place among them, or -1. */
    private static int[] top(float[] votes, int count) {
        float[] sorted = new float[votes.length];
        int n = 0;
        for (float vote : votes) {
            if (vote > 0) {
                sorted[n++] = vote;
            }
        }
        Arrays.sort(sorted, 0, n);
        float least = n <= count ? 0 : sorted[n - count];
        int[] slots = new int[votes.length];
        int next = 0;
        for (int i = 0; i < votes.length; i++) {
            slots[i] = votes[i] > 0 && votes[i] >= least ? next++ : -1;
        }
        return slots;
    }

    private static List<LocalMatch> verify(IndexView index, Side side, Matches matches, int[] slots)
            throws IOException {
        int count = 0;
        for (int slot : slots) {
            count = Math.max(count, slot + 1);
        }
        int[] sizes = new int[count];
        for (int i = 0; i < matches.count; i++) {
            int slot = slots[matches.keyframes[i]];
            if (slot >= 0) {
                sizes[slot]++;
            }
        }
        int[][] pairs = new int[count][];
        for (int i = 0; i < count; i++) {
            pairs[i] = new int[sizes[i]];
        }
        Arrays.fill(sizes, 0);
        for (int i = 0; i < matches.count; i++) {
            int slot = slots[matches.keyframes[i]];
            if (slot >= 0) {
                pairs[slot][sizes[slot]++] = i;
            }
        }
        List<LocalMatch> found = new ArrayList<>();
        for (int[] rows : pairs) {
            int keyframe = matches.keyframes[rows[0]];
            LocalMatch match = new Verification(side, index.aspectOf(keyframe), matches, rows).best(keyframe, 4);
            if (match != null) {
                found.add(match);
            }
        }
        return found;
    }
}
