package dev.koma.sceneindex.search;

/**
 * Makes numbers of the evidence. The score orders what was found: log-odds between candidates, by a conditional logistic
 * regression (McFadden, "Conditional Logit Analysis of Qualitative Choice Behavior", 1973) on altered pictures of the public
 * clips. The similarity says how likely it is that an answer is right, from its score and its lead over the next moment, by a
 * logistic regression on first answers to pictures of clips that were indexed and of clips that were not.
 */
final class Calibration {
    /** Highest similarity of a flat picture: every film has black frames. */
    static final double FLAT = 0.5;

    /** Of each of the {@link #terms}. */
    private static final double[] WEIGHTS = {9, 10, 5, 5.5, 5};

    /** An answer with less does not end a search. */
    static final double SURE_SCORE = 16;

    private static final double BIAS = -6.64;
    private static final double SCORE_WEIGHT = 0.453;
    private static final double LEAD_WEIGHT = 1.49;
    /** Higher scores, and leads, say no more. */
    private static final double MOST_SCORE = 18;

    private static final double MOST_LEAD = 3;

    /** The evidence as the regression takes it. */
    static double[] terms(Evidence e) {
        double agreement = Math.clamp(e.agreement(), 0, 1);
        double look = Double.isInfinite(e.lookDistance()) ? 0 : Math.max(0, 1 - Math.sqrt(e.lookDistance() / 12_000));
        double close = -Math.log(1.01 - agreement) / Math.log(100);
        double weight = Math.log1p(e.inlierWeight()) / Math.log(100);
        return new double[] {look, close * e.visible(), close * (1 - e.visible()), weight, e.spread()};
    }

    /** How much speaks for a moment; 0 is nothing, 20 and more is plain. */
    static double score(Evidence e) {
        double[] terms = terms(e);
        double score = 0;
        for (int i = 0; i < terms.length; i++) {
            score += WEIGHTS[i] * terms[i];
        }
        return score;
    }

    /**
     * How likely it is that a moment is the right one, 0 to 1.
     *
     * @param lead by how much its score is higher than that of the best other moment
     */
    static double similarity(double score, double lead) {
        double z = BIAS
                + SCORE_WEIGHT * Math.min(MOST_SCORE, score)
                + LEAD_WEIGHT * Math.clamp(lead, -MOST_LEAD, MOST_LEAD);
        return 1 / (1 + Math.exp(-z));
    }
}
