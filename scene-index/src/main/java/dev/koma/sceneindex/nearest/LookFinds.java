package dev.koma.sceneindex.nearest;

import dev.koma.sceneindex.hamming.HammingScan;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What one thread has found in some rows of one table, for each of several looks. */
final class LookFinds {
    /** Rows that stay in the processor's nearest caches while they are compared with several looks. */
    private static final int BLOCK = 1024;

    private final HammingScan scan;
    private final NearestLooks.Part part;
    private final List<LookQuery> queries;
    /** For each look: distance in the upper half, number in the lower. */
    private final long[][] found;

    private final int[] sizes;

    LookFinds(HammingScan scan, NearestLooks.Part part, List<LookQuery> queries) {
        this.scan = scan;
        this.part = part;
        this.queries = queries;
        this.found = new long[queries.size()][64];
        this.sizes = new int[queries.size()];
    }

    /** @param limits for each look the largest Hamming distance */
    void scan(int from, int to, int[] limits) {
        LookTable table = part.table();
        int[][] waiting = new int[queries.size()][2 * BLOCK];
        int[] counts = new int[queries.size()];
        int[] distances = new int[2 * BLOCK];
        for (int at = from; at < to; at += BLOCK) {
            int length = Math.min(BLOCK, to - at);
            for (int q = 0; q < waiting.length; q++) {
                LookQuery query = queries.get(q);
                int[] rows = waiting[q];
                int similar = scan.within(
                        table.first(),
                        table.second(),
                        at,
                        length,
                        query.first(),
                        query.second(),
                        limits[q],
                        rows,
                        counts[q]);
                int end = counts[q] + similar;
                for (int i = counts[q]; i < end; i++) {
                    if (part.accept().test(rows[i])) {
                        rows[counts[q]++] = rows[i];
                    }
                }
                if (counts[q] > BLOCK) {
                    compare(q, rows, counts[q], distances);
                    counts[q] = 0;
                }
            }
        }
        for (int q = 0; q < waiting.length; q++) {
            compare(q, waiting[q], counts[q], distances);
        }
    }

    private void compare(int query, int[] rows, int count, int[] distances) {
        part.table().distances(queries.get(query).look(), rows, count, distances);
        int size = sizes[query];
        if (size + count > found[query].length) {
            found[query] = Arrays.copyOf(found[query], Math.max(2 * found[query].length, size + count));
        }
        for (int i = 0; i < count; i++) {
            found[query][size + i] = (long) distances[i] << 32 | (part.base() + rows[i]);
        }
        sizes[query] += count;
    }

    void offerTo(NearestFew few, int query) {
        for (int i = 0; i < sizes[query]; i++) {
            few.offer((int) (found[query][i] >>> 32));
        }
    }

    void forEachWithin(int distance, int query, Consumer<NearLook> action) {
        for (int i = 0; i < sizes[query]; i++) {
            int own = (int) (found[query][i] >>> 32);
            if (own <= distance) {
                action.accept(new NearLook((int) found[query][i], own));
            }
        }
    }
}
