package dev.koma.benchmarks.table;

import java.util.Collection;

/** The value below which a share of values lies. */
public final class Quantile {
    private Quantile() {}

    /**
     * Interpolates between the two values beside the place.
     *
     * @param share 0 for the least, 1 for the largest
     * @return not a number when there are no values
     */
    public static double of(Collection<Double> values, double share) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
