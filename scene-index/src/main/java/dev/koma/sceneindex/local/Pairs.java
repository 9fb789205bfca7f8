package dev.koma.sceneindex.local;

import dev.koma.sceneindex.feature.LocalFeatures;
import dev.koma.sceneindex.word.Place;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The heaviest pairs of a query's and one key frame's features: columns of a table, in an order that depends on nothing but the
 * pairs themselves. The frame's coordinates are shares of its longer side, the query's are pixels.
 */
final class Pairs {
    /** Most pairs that are kept. */
    static final int MOST = 160;
    /** Features of the frame that are nearer to each other, along both axes together, are one observation. */
    private static final double SAME = 0.006;

    final int count;
    final double[] fx;
    final double[] fy;
    final double[] qx;
    final double[] qy;
    /** Pixels of the query for the frame's longer side, as the scales of the two features say. */
    final double[] ratio;

    final float[] weight;
    /** Sides of the frame; the longer one is 1. */
    final double width;

    final double height;
    private final int[] features;
    private final int[] places;

    private Pairs(int count, double aspect) {
        this.count = count;
        this.width = aspect >= 1 ? 1 : aspect;
        this.height = aspect >= 1 ? 1 / aspect : 1;
        this.fx = new double[count];
        this.fy = new double[count];
        this.qx = new double[count];
        this.qy = new double[count];
        this.ratio = new double[count];
        this.weight = new float[count];
        this.features = new int[count];
        this.places = new int[count];
    }

    /**
     * Takes the pairs of one key frame.
     *
     * @param aspect width of the frame by its height
     * @param rows of {@code matches} that are of the key frame
     */
    static Pairs of(LocalFeatures query, double aspect, Matches matches, int[] rows) {
        int[] order = heaviest(matches, rows);
        Pairs pairs = new Pairs(order.length, aspect);
        for (int i = 0; i < order.length; i++) {
            int place = matches.places[order[i]];
            int feature = matches.features[order[i]];
            pairs.fx[i] = Place.x(place) * pairs.width;
            pairs.fy[i] = Place.y(place) * pairs.height;
            pairs.qx[i] = query.x()[feature];
            pairs.qy[i] = query.y()[feature];
            pairs.ratio[i] = query.sigma()[feature] / Place.scale(place);
            pairs.weight[i] = matches.weights[order[i]];
            pairs.features[i] = feature;
            pairs.places[i] = place;
        }
        return pairs;
    }

    /** Ties by feature and place: in which order an index hands out features depends on how it was written. */
    private static int[] heaviest(Matches matches, int[] rows) {
        return Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> -matches.weights[row])
                        .thenComparingInt(row -> matches.features[row])
                        .thenComparingInt(row -> matches.places[row]))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whether two pairs share a feature, so that only one of them can be right; features of two scales at one place are one. */
    boolean share(int i, int j) {
        return features[i] == features[j]
                || places[i] == places[j]
                || Math.abs(fx[i] - fx[j]) + Math.abs(fy[i] - fy[j]) < SAME;
    }

    /** The sum of the weights of some of them. */
    double weight(boolean[] in) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += in[i] ? weight[i] : 0;
        }
        return sum;
    }
}
