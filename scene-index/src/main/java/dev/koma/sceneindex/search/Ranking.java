package dev.koma.sceneindex.search;

import dev.koma.sceneindex.descriptor.Descriptor;
import java.util.Comparator;

/** Orders hits, and says how sure they are. */
public final class Ranking {
    /**
     * Weight of the squared colour distance beside the squared gradient distance. Small: colours decide only between runs
     * whose gradients are about equally near.
     */
    private static final double COLOUR_WEIGHT = 0.05;
    /** Beyond this squared distance colours say "different" and no more. */
    private static final int COLOUR_LIMIT = 30_000;

    /** Gradient distance at which the similarity is 0.90. */
    static final double LINE = 1_500;
    /** Gradient distance at which the similarity is 0.50. */
    static final double HALF = 8_000;

    /** Distances of flat pictures that differ by less than this say nothing. */
    private static final double FLAT_STEP = 100;
    /** Highest similarity of a flat picture: every film has black frames. */
    private static final double FLAT_SIMILARITY = 0.5;

    /** By distance; ties by path and time, so that the answer does not depend on the order of indexing. */
    public static final Comparator<Hit> ORDER = Comparator.comparingDouble(Hit::distance)
            .thenComparing(hit -> hit.run().video().path().toString())
            .thenComparingLong(hit -> hit.run().run().startMicros());

    /** For pictures of one colour: of runs that are all alike, the longest is the likeliest. */
    public static final Comparator<Hit> FLAT_ORDER = Comparator.<Hit>comparingLong(
                    hit -> (long) (hit.distance() / FLAT_STEP))
            .thenComparing(Comparator.<Hit>comparingLong(Ranking::length).reversed())
            .thenComparing(ORDER);

    private Ranking() {}

    /** A moment that a flat picture was answered with. */
    public static Moment unsure(Moment moment) {
        return new Moment(
                moment.video(),
                moment.fromMicros(),
                moment.atMicros(),
                moment.toMicros(),
                Math.min(FLAT_SIMILARITY, moment.similarity()));
    }

    private static long length(Hit hit) {
        return hit.run().run().endMicros() - hit.run().run().startMicros();
    }

    /** The distance by which hits are ordered: squared gradient distance, and a little of the squared colour distance. */
    public static double distance(Descriptor query, Descriptor run) {
        int colours = Math.min(COLOUR_LIMIT, Descriptor.colourDistance(query.colours(), run.colours()));
        return Descriptor.gradientDistance(query.gradients(), run.gradients()) + COLOUR_WEIGHT * colours;
    }

    /**
     * How sure a hit is, 1 for the very frame, falling with the distance: a stretched exponential in the distance through the
     * two points that were measured on the public clips, 0.90 at the line between matches and look-alikes and 0.50 where a
     * picture is as far as the nearest frame of a foreign video usually is.
     */
    public static double similarity(double distance) {
        double stretch = Math.log(Math.log(0.5) / Math.log(0.9)) / Math.log(HALF / LINE);
        return Math.exp(Math.log(0.9) * Math.pow(distance / LINE, stretch));
    }
}
