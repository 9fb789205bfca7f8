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
        double look = Double.isInfinite(e.lookDistance()) ? 0 : Math.max(0, 1 - Math.sqrt(e.lookDistance() / 9000));
        double fine = Math.max(0, 1 - Math.sqrt(e.fineDistance() / 9000));
        double weight = Math.log1p(e.inlierWeight());
        return new double[] {look, fine, weight, Math.log1p(e.inliers()), e.spread(), e.visible()};
    }

    static double confidence(Evidence e) {
        double[] t = terms(e);
        double z = -5 + 7 * t[0] + 2 * t[1] + 1.0 * t[2] + 2 * t[4];
        return 1 / (1 + Math.exp(-z));
    }
}
