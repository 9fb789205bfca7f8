package dev.koma.sceneindex.feature;

/** Counts features of one picture that another has where they should be. */
public final class Repeated {
    private Repeated() {}

    /** Where a point of one picture lies in the other. */
    @FunctionalInterface
    public interface Moved {
        float[] to(float x, float y);
    }

    /**
     * The share of the features of {@code from} that lie within {@code to} and have one there within two pixels, of about the
     * same scale and with a descriptor at least that alike.
     *
     * @param scale pixels of {@code to} for one of {@code from}
     * @param likeness least product of the descriptors, 1 for the same
     */
    public static double share(LocalFeatures from, LocalFeatures to, Moved moved, double scale, double likeness) {
        int inside = 0;
        int repeated = 0;
        for (int i = 0; i < from.count(); i++) {
            float[] at = moved.to(from.x()[i], from.y()[i]);
            double sigma = from.sigma()[i] * scale;
            // Where the other picture is cut near a feature, or too coarse for it, it cannot be found again.
            double room = 9 * sigma;
            if (sigma > 1.9
                    && at[0] > room
                    && at[1] > room
                    && at[0] < to.width() - room
                    && at[1] < to.height() - room) {
                inside++;
                repeated += has(from, i, to, at, sigma, likeness) ? 1 : 0;
            }
        }
        if (inside < 10) {
            throw new IllegalArgumentException("only " + inside + " features that could be found again");
        }
        return (double) repeated / inside;
    }

    private static boolean has(LocalFeatures from, int i, LocalFeatures to, float[] at, double sigma, double likeness) {
        for (int j = 0; j < to.count(); j++) {
            double ratio = to.sigma()[j] / sigma;
            if (Math.hypot(to.x()[j] - at[0], to.y()[j] - at[1]) <= 2
                    && ratio < 1.4
                    && ratio > 1 / 1.4
                    && product(from, i, to, j) >= likeness) {
                return true;
            }
        }
        return false;
    }

    private static double product(LocalFeatures a, int i, LocalFeatures b, int j) {
        double sum = 0;
        for (int k = 0; k < LocalFeatures.LENGTH; k++) {
            sum += a.descriptors()[i * LocalFeatures.LENGTH + k] * b.descriptors()[j * LocalFeatures.LENGTH + k];
        }
        return sum;
    }
}
