package dev.koma.sceneindex.search;

import dev.koma.sceneindex.descriptor.Descriptor;
import java.util.Comparator;

/** Orders runs by how much they look like a picture. */
final class Ranking {
    /**
     * Weight of the squared colour distance beside the squared gradient distance. Small: colours decide only between runs
     * whose gradients are about equally near.
     */
    private static final double COLOUR_WEIGHT = 0.05;
    /** Beyond this squared distance colours say "different" and no more. */
    private static final int COLOUR_LIMIT = 30_000;
    /** Distances of flat pictures that differ by less than this say nothing. */
    private static final double FLAT_STEP = 100;

    /** Nearest first; ties by path and time, so that the answer does not depend on the order of indexing. */
    static final Comparator<Sighting> NEAREST = Comparator.comparingDouble(Sighting::distance)
            .thenComparing(sighting -> sighting.run().video().path().toString())
            .thenComparingLong(sighting -> sighting.run().run().startMicros());

    /** For pictures of one colour: of runs that are all alike, the longest is the likeliest. */
    static final Comparator<Sighting> LONGEST = Comparator.<Sighting>comparingLong(
                    sighting -> (long) (sighting.distance() / FLAT_STEP))
            .thenComparing(Comparator.<Sighting>comparingLong(Ranking::length).reversed())
            .thenComparing(NEAREST);

    private Ranking() {}

    private static long length(Sighting sighting) {
        return sighting.run().run().endMicros() - sighting.run().run().startMicros();
    }

    /** Squared gradient distance, and a little of the squared colour distance. */
    static double distance(Descriptor query, Descriptor run) {
        int colours = Math.min(COLOUR_LIMIT, Descriptor.colourDistance(query.colours(), run.colours()));
        return Descriptor.gradientDistance(query.gradients(), run.gradients()) + COLOUR_WEIGHT * colours;
    }
}
