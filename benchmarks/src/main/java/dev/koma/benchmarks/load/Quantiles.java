package dev.koma.benchmarks.load;

import java.util.Arrays;
import java.util.Locale;

/** Times in words. */
final class Quantiles {
    private Quantiles() {}

    static String of(long[] nanos) {
        if (nanos.length == 0) {
            return "none";
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, worst %.2f ms over %d",
                at(sorted, 0.5),
                at(sorted, 0.9),
                at(sorted, 0.99),
                at(sorted, 1),
                sorted.length);
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }
}
