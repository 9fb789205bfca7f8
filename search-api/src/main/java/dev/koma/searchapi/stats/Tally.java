package dev.koma.searchapi.stats;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What happened in one slot of time; used by one thread at a time. */
final class Tally {
    static final long LONGEST_MILLIS = 600_000;
    /** A similarity of 1 as a whole number. */
    static final int WHOLE = 10_000;

    private static final int DIGITS = 2;

    private final SortedMap<Integer, Long> statuses;
    private final Histogram millis;
    private final Histogram similarities;

    Tally() {
        this(new TreeMap<>(), new Histogram(LONGEST_MILLIS, DIGITS), new Histogram(WHOLE, DIGITS + 1));
    }

    Tally(SortedMap<Integer, Long> statuses, Histogram millis, Histogram similarities) {
        this.statuses = statuses;
        this.millis = millis;
        this.similarities = similarities;
    }

    void add(Entry entry) {
        statuses.merge(entry.status(), 1L, Long::sum);
        SearchFigures figures = entry.figures();
        if (figures != null) {
            millis.recordValue(Math.clamp(figures.took().toMillis(), 0, LONGEST_MILLIS));
            Double similarity = figures.similarity();
            if (similarity != null) {
                similarities.recordValue(Math.clamp(Math.round(similarity * WHOLE), 0, WHOLE));
            }
        }
    }

    Map<Integer, Long> statuses() {
        return statuses;
    }

    /** Of the time that workers took for the searches that were answered, in milliseconds. */
    Histogram millis() {
        return millis;
    }

    /** Of the best match of each answer that had one, in parts of {@link #WHOLE}. */
    Histogram similarities() {
        return similarities;
    }
}
