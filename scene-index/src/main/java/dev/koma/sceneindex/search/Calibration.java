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
        double look = Double.isInfinite(e.lookDistance()) ? 0 : Math.max(0, 1 - Math.sqrt(e.lookDistance() / 12_000));
        double agreement = Math.max(0, e.agreement());
        return new double[] {
            look,
            agreement,
            agreement * Math.sqrt(e.visible()),
            Math.log1p(e.inlierWeight()),
            Math.log1p(e.inliers()),
            e.spread(),
            Math.log1p(e.contrast())
        };
    }

    static double confidence(Evidence e) {
        double[] t = terms(e);
        double z = -8 + 4 * t[0] + 3 * t[1] + 3 * t[2] + 1.0 * t[3] + 2 * t[5];
        return 1 / (1 + Math.exp(-z));
    }
}
