package dev.koma.sceneindex.nearest;

import dev.koma.sceneindex.hamming.HammingScan;
import dev.koma.sceneindex.work.Crew;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * Finds the nearest looks in several tables as if they were one: what is found depends on which looks there are, not on
 * their order, nor on how they are shared out, nor on the number of threads. Safe for use by several threads.
 *
 * <p>A scan of all sketches leaves about {@link #CANDIDATES} looks whose true distance is computed. How far a sketch may be
 * from the query's is decided beforehand, over all tables, on a sample of the looks. Where there are few looks the true
 * distance of all is computed.
 */
public final class NearestLooks {
    /** About how many looks are compared exactly. */
    static final int CANDIDATES = 4096;
    /** Samples up to this many are no basis for a decision, and all looks are compared exactly. */
    static final int SMALL_SAMPLE = 1024;
    /** A coarse sample of this many is as good a basis as the whole one. */
    static final int LARGE_SAMPLE = 1 << 15;
    /** Rows that one thread looks at before it takes the next ones. */
    static final int CHUNK = 1 << 16;

    private static final HammingScan SCAN = HammingScan.fastest();

    private final List<Part> parts;
    private final Comparator<NearLook> order;
    private final Crew crew;

    /**
     * @param parts the tables; no two may share numbers
     * @param ties decides between looks at the same distance; must not depend on how the looks are shared out
     * @param crew does the work
     */
    public NearestLooks(List<Part> parts, Comparator<NearLook> ties, Crew crew) {
        this.parts = List.copyOf(parts);
        this.order = Comparator.comparingInt(NearLook::distance).thenComparing(ties);
        this.crew = crew;
    }

    /**
     * A table that is searched.
     *
     * @param base number of its first row; the others follow
     * @param accept which of its rows to look at
     */
    public record Part(LookTable table, int base, IntPredicate accept) {}

    /** Some rows, or samples, of one part. */
    private record Chunk(Part part, int from, int to) {}

    /**
     * The looks that are nearest to each of several, by squared Euclidean distance; several at once share one reading.
     *
     * @param looks gradients, {@link dev.koma.sceneindex.descriptor.Descriptor#GRADIENTS} bytes each
     * @param count most to return for each, at least 1
     * @return for each the nearest ones, nearest first
     */
    public List<List<NearLook>> nearest(List<byte[]> looks, int count) {
        List<LookQuery> queries = looks.stream().map(LookQuery::new).toList();
        int[] limits = limits(queries, Math.max(CANDIDATES, 4 * count));
        List<Chunk> chunks = new ArrayList<>();
        for (Part part : parts) {
            addChunks(part, 0, part.table.rows(), chunks);
        }
        LookFinds[] found = new LookFinds[chunks.size()];
        crew.run(found.length, i -> {
            Chunk chunk = chunks.get(i);
            found[i] = new LookFinds(SCAN, chunk.part, queries);
            found[i].scan(chunk.from, chunk.to, limits);
        });
        List<List<NearLook>> nearest =
                new ArrayList<>(looks.stream().map(look -> List.<NearLook>of()).toList());
        crew.run(looks.size(), i -> nearest.set(i, best(found, i, count)));
        return nearest;
    }

    private static void addChunks(Part part, int from, int to, List<Chunk> chunks) {
        for (int at = from; at < to; at += CHUNK) {
            chunks.add(new Chunk(part, at, Math.min(at + CHUNK, to)));
        }
    }

    /** The least Hamming distance of each look within which there are about {@code wanted} looks; it may be all there are. */
    private int[] limits(List<LookQuery> queries, int wanted) {
        List<Chunk> coarse = new ArrayList<>();
        List<Chunk> others = new ArrayList<>();
        for (Part part : parts) {
            addChunks(part, 0, part.table.coarseSamples(), coarse);
            addChunks(part, part.table.coarseSamples(), part.table.samples(), others);
        }
        SampleCount count = new SampleCount(queries.size());
        count(coarse, queries, count);
        if (count.samples() > LARGE_SAMPLE) {
            return count.limits(wanted / LookLayout.COARSELY);
        }
        count(others, queries, count);
        int[] all = new int[queries.size()];
        Arrays.fill(all, Sketch.BITS);
        return count.samples() > SMALL_SAMPLE ? count.limits(wanted / LookLayout.SAMPLED) : all;
    }

    private void count(List<Chunk> chunks, List<LookQuery> queries, SampleCount sum) {
        SampleCount[] counts = new SampleCount[chunks.size()];
        crew.run(counts.length, i -> {
            Chunk chunk = chunks.get(i);
            counts[i] = new SampleCount(queries.size());
            counts[i].count(SCAN, chunk.part, chunk.from, chunk.to, queries);
        });
        for (SampleCount count : counts) {
            sum.add(count);
        }
    }

    private List<NearLook> best(LookFinds[] found, int query, int count) {
        NearestFew few = new NearestFew(count);
        for (LookFinds part : found) {
            part.offerTo(few, query);
        }
        List<NearLook> best = new ArrayList<>(count);
        // Of the looks at the last distance the first ones: of black frames there may be very many.
        PriorityQueue<NearLook> ties = new PriorityQueue<>(order.reversed());
        for (LookFinds part : found) {
            part.forEachWithin(few.last(), query, near -> {
                if (near.distance() < few.last()) {
                    best.add(near);
                } else {
                    ties.add(near);
                    if (ties.size() > count) {
                        ties.poll();
                    }
                }
            });
        }
        best.sort(order);
        ties.stream().sorted(order).limit(count - best.size()).forEach(best::add);
        return List.copyOf(best);
    }
}
