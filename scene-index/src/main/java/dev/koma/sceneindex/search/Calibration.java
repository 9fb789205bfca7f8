package dev.koma.sceneindex.search;

/**
 * Makes one number of the evidence: how likely it is that the moment is the right one, 0 to 1. A logistic function whose weights
 * were fitted on altered pictures of the public clips, indexed and not.
 */
final class Calibration {
    /** Highest confidence for a flat picture: every film has black frames. */
    static final double FLAT = 0.5;

    private Calibration() {}

    /** The evidence as the logistic function takes it. */
    static double[] terms(Evidence e) {
        double agreement = Math.clamp(e.agreement(), 0, 1);
        double look = Double.isInfinite(e.lookDistance()) ? 0 : Math.max(0, 1 - Math.sqrt(e.lookDistance() / 12_000));
        double close = -Math.log(1.01 - agreement) / Math.log(100);
        double weight = Math.log1p(e.inlierWeight()) / Math.log(100);
        return new double[] {
            look,
            close * e.visible(),
            close * (1 - e.visible()),
            agreement,
            weight,
            e.spread(),
            Math.log1p(e.contrast())
        };
    }

    private static final double[] WEIGHTS = {6, 8, 3, 2, 4, 3, 0};
    private static final double BIAS = -9;

    static double confidence(Evidence e) {
        double[] terms = terms(e);
        double z = BIAS;
        for (int i = 0; i < terms.length; i++) {
            z += WEIGHTS[i] * terms[i];
        }
        return 1 / (1 + Math.exp(-z));
    }
}
