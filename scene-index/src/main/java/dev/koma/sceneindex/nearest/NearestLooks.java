package dev.koma.sceneindex.nearest;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds the nearest looks in several tables as if they were one: what is found depends on which looks there are, not on
 * their order nor on how they are shared out. Safe for use by several threads.
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
    /** Rows that stay in the processor's nearest caches while they are compared with several looks. */
    static final int BLOCK = 1024;

    private final List<Part> parts;
    private final Comparator<NearLook> order;

    /**
     * @param parts the tables; no two may share numbers
     * @param ties decides between looks at the same distance; must not depend on how the looks are shared out
     */
    public NearestLooks(List<Part> parts, Comparator<NearLook> ties) {
        this.parts = List.copyOf(parts);
        this.order = Comparator.comparingInt(NearLook::distance).thenComparing(ties);
    }

    /**
     * A table that is searched.
     *
     * @param base number of its first row; the others follow
     * @param accept which of its rows to look at
     */
    public record Part(LookTable table, int base, IntPredicate accept) {}

    /**
     * The looks that are nearest to each of several, by squared Euclidean distance; several at once share one reading.
     *
     * @param looks gradients, {@link dev.koma.sceneindex.descriptor.Descriptor#GRADIENTS} bytes each
     * @param count most to return for each, at least 1
     * @return for each the nearest ones, nearest first
     */
    public List<List<NearLook>> nearest(List<byte[]> looks, int count) {
        List<LookSearch> searches = looks.stream().map(LookSearch::new).toList();
        if (countSamples(searches) <= SMALL_SAMPLE) {
            collectAll(searches);
        } else {
            int samples = Math.max(CANDIDATES, 4 * count) / LookTable.SAMPLED;
            searches.forEach(search -> search.decideLimit(samples));
            collectSimilar(searches);
        }
        return searches.stream().map(search -> search.best(count, order)).toList();
    }

    /** Counts the Hamming distances of all samples; returns how many samples there are. */
    private int countSamples(List<LookSearch> searches) {
        int counted = 0;
        int[] accepted = new int[BLOCK];
        for (Part part : parts) {
            Sketches sample = part.table.sample();
            for (int from = 0; from < sample.rows(); from += BLOCK) {
                int count = 0;
                for (int i = from; i < Math.min(from + BLOCK, sample.rows()); i++) {
                    if (part.accept.test(part.table.sampleRow(i))) {
                        accepted[count++] = i;
                    }
                }
                for (LookSearch search : searches) {
                    search.countSamples(sample, accepted, count);
                }
                counted += count;
            }
        }
        return counted;
    }

    private void collectAll(List<LookSearch> searches) {
        int[] accepted = new int[BLOCK];
        for (Part part : parts) {
            for (int from = 0; from < part.table.rows(); from += BLOCK) {
                int count = 0;
                for (int row = from; row < Math.min(from + BLOCK, part.table.rows()); row++) {
                    if (part.accept.test(row)) {
                        accepted[count++] = row;
                    }
                }
                for (LookSearch search : searches) {
                    search.compare(part, accepted, count);
                }
            }
        }
    }

    private void collectSimilar(List<LookSearch> searches) {
        for (Part part : parts) {
            int rows = part.table.rows();
            for (int from = 0; from < rows; from += BLOCK) {
                for (LookSearch search : searches) {
                    search.scan(part, from, Math.min(from + BLOCK, rows));
                }
            }
            searches.forEach(search -> search.compareWaiting(part));
        }
    }
}
