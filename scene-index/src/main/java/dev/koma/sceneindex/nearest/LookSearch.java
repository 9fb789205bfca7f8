package dev.koma.sceneindex.nearest;

import dev.koma.sceneindex.nearest.NearestLooks.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** One look that is searched for, and what was found so far. */
final class LookSearch {
    private final byte[] look;
    private final long low;
    private final long high;
    /** How many samples are at each Hamming distance. */
    private final int[] histogram = new int[Sketch.BITS + 1];

    private int limit;
    /** Rows of the table that is being scanned that were not yet compared exactly. */
    private final int[] waiting = new int[2 * NearestLooks.BLOCK];

    private int waitingCount;
    private final int[] distances = new int[2 * NearestLooks.BLOCK];
    /** Distance in the upper half, number in the lower. */
    private long[] found = new long[2 * NearestLooks.CANDIDATES];

    private int size;

    LookSearch(byte[] look) {
        this.look = look;
        this.low = Sketch.low(look, 0);
        this.high = Sketch.high(look, 0);
    }

    void countSamples(Sketches sample, int[] rows, int count) {
        sample.count(low, high, rows, count, histogram);
    }

    /** Decides on the least Hamming distance within which there are {@code wanted} samples. */
    void decideLimit(int wanted) {
        limit = 0;
        for (int within = histogram[0]; within < wanted && limit < Sketch.BITS; within += histogram[limit]) {
            limit++;
        }
    }

    /** Looks for rows within the limit, at most a block. */
    void scan(Part part, int from, int to) {
        if (waitingCount > NearestLooks.BLOCK) {
            compareWaiting(part);
        }
        int similar = part.table().all().within(limit, low, high, from, to, waiting, waitingCount);
        for (int end = waitingCount + similar, i = waitingCount; i < end; i++) {
            if (part.accept().test(waiting[i])) {
                waiting[waitingCount++] = waiting[i];
            }
        }
    }

    /** Compares what the scan left of the part. */
    void compareWaiting(Part part) {
        compare(part, waiting, waitingCount);
        waitingCount = 0;
    }

    /** Compares rows exactly, at most two blocks. */
    void compare(Part part, int[] rows, int count) {
        part.table().distances(look, rows, count, distances);
        if (size + count > found.length) {
            found = Arrays.copyOf(found, 2 * found.length);
        }
        for (int i = 0; i < count; i++) {
            found[size++] = (long) distances[i] << 32 | (part.base() + rows[i]);
        }
    }

    List<NearLook> best(int count, Comparator<NearLook> order) {
        Arrays.sort(found, 0, size);
        List<NearLook> best = new ArrayList<>(count);
        if (size > 0) {
            int last = distance(Math.min(count, size) - 1);
            for (int i = 0; distance(i) < last; i++) {
                best.add(near(i));
            }
            best.addAll(firstTies(best.size(), last, count - best.size(), order));
        }
        best.sort(order);
        return best;
    }

    /** Of the looks at one distance the first ones: of black frames there may be very many. */
    private PriorityQueue<NearLook> firstTies(int from, int distance, int count, Comparator<NearLook> order) {
        PriorityQueue<NearLook> ties = new PriorityQueue<>(order.reversed());
        for (int i = from; i < size && distance(i) == distance; i++) {
            ties.add(near(i));
            if (ties.size() > count) {
                ties.poll();
            }
        }
        return ties;
    }

    private int distance(int index) {
        return (int) (found[index] >>> 32);
    }

    private NearLook near(int index) {
        return new NearLook((int) found[index], distance(index));
    }
}
