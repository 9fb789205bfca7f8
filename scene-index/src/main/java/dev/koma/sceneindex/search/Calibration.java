package dev.koma.sceneindex.search;

/**
 * Makes one number of the evidence: how likely it is that the moment is the right one, 0 to 1. A logistic function whose weights
 * were set, and whose line was laid, on altered pictures of the public clips, indexed and not: above 0.90 nearly all are right.
 */
final class Calibration {
    /** What is surer than this is a match, what is less sure a look-alike. */
    static final double LINE = 0.9;
    /** Highest confidence for a flat picture: every film has black frames. */
    static final double FLAT = 0.5;
    /** Highest confidence where the next moment is about as good: one of them is wrong, and nothing says which. */
    static final double AMBIGUOUS = 0.89;

    /** Of each of the {@link #terms}. */
    private static final double[] WEIGHTS = {6, 8, 3, 2, 4, 3};

    private static final double BIAS = -7;

    /** Difference of log-odds to the next moment below which the first is ambiguous. */
    private static final double MARGIN = 0.75;

    /** The evidence as the logistic function takes it. */
    static double[] terms(Evidence e) {
        double agreement = Math.clamp(e.agreement(), 0, 1);
        double look = Double.isInfinite(e.lookDistance()) ? 0 : Math.max(0, 1 - Math.sqrt(e.lookDistance() / 12_000));
        double close = -Math.log(1.01 - agreement) / Math.log(100);
        double weight = Math.log1p(e.inlierWeight()) / Math.log(100);
        return new double[] {look, close * e.visible(), close * (1 - e.visible()), agreement, weight, e.spread()};
    }

    static double confidence(Evidence e) {
        double[] terms = terms(e);
        double z = BIAS;
        for (int i = 0; i < terms.length; i++) {
            z += WEIGHTS[i] * terms[i];
        }
        return 1 / (1 + Math.exp(-z));
    }

    /** Whether nothing says which of two moments is right, the second being not surer than the first. */
    static boolean isAmbiguous(double first, double second) {
        return logOdds(first) - logOdds(second) < MARGIN;
    }

    private static double logOdds(double confidence) {
        double inside = Math.clamp(confidence, 1e-9, 1 - 1e-9);
        return Math.log(inside / (1 - inside));
    }
}
