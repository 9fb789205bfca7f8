package dev.koma.sceneindex.search;

import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A run that the picture may be from, with all that speaks for it.
 *
 * @param score see {@link Calibration#score}
 * @param alike whether the picture shows about as much of another run: where all that changes is outside of it, any of them may be
 *     the one
 */
record Find(RunView run, Evidence evidence, double score, Set<Hint> hints, Predicate<RunView> alike) {
    /** Surest first; ties by path and time, so that the answer does not depend on the order of indexing. */
    static final Comparator<Find> ORDER = Comparator.comparingDouble((Find find) -> -find.score())
            .thenComparing(find -> find.run().video().path().toString())
            .thenComparingLong(find -> find.run().run().startMicros());

    /**
     * What was found by looks alone.
     *
     * @param flat whether there is nothing in the picture to recognise
     */
    static Find of(Sighting sighting, boolean flat) {
        byte[] census = sighting.run().run().descriptor().census();
        double agreement = Math.abs(sighting.look().census().correlation(census));
        Evidence evidence = new Evidence(sighting.distance(), 0, 0, agreement, 1);
        Set<Hint> hints = flat ? Set.of(Hint.FLAT) : Set.of();
        return new Find(sighting.run(), evidence, Calibration.score(evidence), hints, other -> false);
    }
}
