package dev.koma.searchapi.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Counts that end with the process, of a bounded number of subjects: those that were away longest are forgotten first. */
final class MemorySpentSearches implements SpentSearches {
    /** More slices of one subject than any window counts. */
    private static final int MOST_SLICES = 200;

    private final Cache<String, NavigableMap<Long, Long>> counts;

    MemorySpentSearches(long mostSubjects) {
        this.counts = Caffeine.newBuilder().maximumSize(mostSubjects).build();
    }

    @Override
    public long sum(String subject, long first, long last) {
        NavigableMap<Long, Long> slices = counts.getIfPresent(subject);
        if (slices == null) {
            return 0;
        }
        synchronized (slices) {
            return slices.subMap(first, true, last, true).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    @Override
    public void spend(String subject, long slice) {
        raise(subject, slice, 1);
    }

    /** Makes one slice so large that the sum is what is known from elsewhere; never smaller. One step, as many may say it at once. */
    void atLeast(String subject, long first, long slice, long last, long known) {
        if (known <= 0) {
            return;
        }
        NavigableMap<Long, Long> slices = counts.get(subject, unknown -> new TreeMap<>());
        synchronized (slices) {
            raise(slices, slice, known - sum(subject, first, last));
        }
    }

    private void raise(String subject, long slice, long more) {
        NavigableMap<Long, Long> slices = counts.get(subject, unknown -> new TreeMap<>());
        synchronized (slices) {
            raise(slices, slice, more);
        }
    }

    private static void raise(NavigableMap<Long, Long> slices, long slice, long more) {
        if (more > 0) {
            slices.merge(slice, more, Long::sum);
            while (slices.size() > MOST_SLICES) {
                slices.pollFirstEntry();
            }
        }
    }

    @Override
    public void close() {
        counts.invalidateAll();
    }
}
