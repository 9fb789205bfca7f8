package dev.koma.sceneindex.local;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Counts the votes that the matches of a query are. Of several features of a key frame that are similar to one of the query the
 * most similar counts, so that the sums, added up feature by feature, depend on no order within a feature.
 *
 * <p>A large index has far more key frames than there are matches, and votes for them come in no order. They are therefore first
 * shared out among groups of key frames with neighbouring numbers, so that the sums of one group stay in the processor's caches.
 */
final class Tally {
    private static final int GROUP_BITS = 14;
    private static final int GROUP = 1 << GROUP_BITS;

    /** Group by group; within a group in the order in which they were found. */
    private final Matches matches;
    /** Where each group's rows begin, and behind them the end of the last one's. */
    private final int[] starts;

    private final float[] sums = new float[GROUP];
    /** The last feature that voted for each key frame of a group, and its best vote, which is not yet in the sum. */
    private final int[] last = new int[GROUP];

    private final float[] best = new float[GROUP];

    private Tally(Matches found, int limit) {
        starts = new int[(limit >>> GROUP_BITS) + 2];
        for (int i = 0; i < found.count; i++) {
            starts[(found.keyframes[i] >>> GROUP_BITS) + 1]++;
        }
        for (int group = 1; group < starts.length; group++) {
            starts[group] += starts[group - 1];
        }
        matches = found.grouped(GROUP_BITS, Arrays.copyOf(starts, starts.length - 1));
        Arrays.fill(last, -1);
    }

    /**
     * The matches of the key frames with the most votes.
     *
     * @param found matches, all of one feature of the query before those of the next
     * @param limit all key frames' numbers are below it
     * @param count most key frames
     * @param ties which of two key frames with as many votes is first
     */
    static Heaviest heaviest(Matches found, int limit, int count, Comparator<Integer> ties) {
        Tally tally = new Tally(found, limit);
        int[] chosen = tally.top(count, ties);
        return new Heaviest(tally.matches, tally.rows(chosen));
    }

    /**
     * Matches, some of which are of the key frames with the most votes.
     *
     * @param rows for each of those key frames, in ascending order, the numbers of its matches
     */
    record Heaviest(Matches matches, int[][] rows) {}

    private record Voted(int keyframe, float votes) {}

    /** The key frames with the most votes, ascending. */
    private int[] top(int count, Comparator<Integer> ties) {
        Comparator<Voted> order =
                Comparator.<Voted>comparingDouble(voted -> -voted.votes).thenComparing(Voted::keyframe, ties);
        PriorityQueue<Voted> top = new PriorityQueue<>(order.reversed());
        int[] voted = new int[GROUP];
        for (int group = 0; group + 1 < starts.length; group++) {
            int number = vote(group, voted);
            for (int i = 0; i < number; i++) {
                float votes = sums[voted[i]] + best[voted[i]];
                if (top.size() < count || votes >= top.element().votes) {
                    top.add(new Voted(group << GROUP_BITS | voted[i], votes));
                    if (top.size() > count) {
                        top.remove();
                    }
                }
                sums[voted[i]] = 0;
                best[voted[i]] = 0;
                last[voted[i]] = -1;
            }
        }
        return top.stream().mapToInt(Voted::keyframe).sorted().toArray();
    }

    /** Adds up the votes of one group; returns for how many key frames there are any, which it numbers within the group. */
    private int vote(int group, int[] voted) {
        int number = 0;
        for (int i = starts[group]; i < starts[group + 1]; i++) {
            int keyframe = matches.keyframes[i] & GROUP - 1;
            int feature = matches.features[i];
            if (last[keyframe] != feature) {
                if (last[keyframe] < 0) {
                    voted[number++] = keyframe;
                }
                last[keyframe] = feature;
                sums[keyframe] += best[keyframe];
                best[keyframe] = 0;
            }
            best[keyframe] = Math.max(best[keyframe], matches.weights[i]);
        }
        return number;
    }

    private int[][] rows(int[] chosen) {
        int[][] rows = new int[chosen.length][];
        for (int k = 0; k < chosen.length; k++) {
            int group = chosen[k] >>> GROUP_BITS;
            int[] own = new int[16];
            int number = 0;
            for (int i = starts[group]; i < starts[group + 1]; i++) {
                if (matches.keyframes[i] == chosen[k]) {
                    if (number == own.length) {
                        own = Arrays.copyOf(own, 2 * number);
                    }
                    own[number++] = i;
                }
            }
            rows[k] = Arrays.copyOf(own, number);
        }
        return rows;
    }
}
