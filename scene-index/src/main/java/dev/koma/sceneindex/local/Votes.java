package dev.koma.sceneindex.local;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The votes of a query's features for key frames. Of several features of a key frame that are similar to one of the query the
 * most similar counts, so that the sums, added up feature by feature, depend on no order within a feature.
 */
final class Votes {
    private final float[] sums;
    /** The last feature that voted for each key frame, and its best vote, which is not yet in the sum. */
    private final int[] last;

    private final float[] best;

    /** @param limit all key frames' numbers are below it */
    Votes(int limit) {
        sums = new float[limit];
        best = new float[limit];
        last = new int[limit];
        Arrays.fill(last, -1);
    }

    /** @param feature of the query; all votes of one come before those of the next */
    void add(int keyframe, int feature, float weight) {
        if (last[keyframe] != feature) {
            last[keyframe] = feature;
            sums[keyframe] += best[keyframe];
            best[keyframe] = 0;
        }
        best[keyframe] = Math.max(best[keyframe], weight);
    }

    float of(int keyframe) {
        return sums[keyframe] + best[keyframe];
    }

    /**
     * Numbers the key frames with the most votes.
     *
     * @param count most of them
     * @param ties which of two with as many votes is first
     * @return for each key frame its place among them, in ascending order of key frames, or -1
     */
    int[] top(int count, Comparator<Integer> ties) {
        Comparator<Integer> order =
                Comparator.<Integer>comparingDouble(this::of).reversed().thenComparing(ties);
        PriorityQueue<Integer> top = new PriorityQueue<>(order.reversed());
        for (int keyframe = 0; keyframe < sums.length; keyframe++) {
            if (of(keyframe) > 0) {
                if (top.size() < count) {
                    top.add(keyframe);
                } else if (order.compare(keyframe, top.element()) < 0) {
                    top.remove();
                    top.add(keyframe);
                }
            }
        }
        int[] chosen = top.stream().mapToInt(Integer::intValue).sorted().toArray();
        int[] slots = new int[sums.length];
        Arrays.fill(slots, -1);
        IntStream.range(0, chosen.length).forEach(slot -> slots[chosen[slot]] = slot);
        return slots;
    }
}
