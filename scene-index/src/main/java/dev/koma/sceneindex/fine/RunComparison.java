package dev.koma.sceneindex.fine;

import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.descriptor.VisibleHistograms;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares what a picture shows of a frame with the looks of runs. A look holds only {@link Descriptor#GRADIENTS} components
 * of a frame's gradient histograms, a picture shows only some of their cells: so the distance is that of generalised least
 * squares (Aitken, "On Least Squares and Linear Combination of Observations", 1935), to which the components that no look
 * holds are noise that cells have in common. Where all is visible and nothing is covered it is the squared distance of looks.
 * Immutable.
 */
public final class RunComparison {
    private static final int COMPONENTS = Descriptor.GRADIENTS;

    /** Cells of which less is visible do not count. */
    private static final double LEAST_SHARE = 0.25;
    /** How fast a cell's variance grows with what is hidden, relative to what is visible; 1 when all is visible. */
    private static final double HIDDEN_VARIANCE = 3;
    /** Variance of each component that looks do not hold. */
    private static final double UNKNOWN_VARIANCE = 3;
    /** Variance of the constant component, of which nothing is known: so large that its value does not count. */
    private static final double CONSTANT_VARIANCE = 10_000;
    /** Makes the metric regular where nothing is visible in some direction. */
    private static final double RIDGE = 1e-6;

    private static final double STEPS_SQUARED = Describer.STEPS * Describer.STEPS;

    private final double[][] metric;
    /** The metric times the look that the picture has. */
    private final double[] seen;
    /** That look's square in the metric. */
    private final double seenSquare;

    private final double share;
    private final double contrast;
    private final double information;

    private RunComparison(VisibleHistograms picture, double[] weights) {
        int[] counting = IntStream.range(0, Basis.LENGTH)
                .filter(j -> picture.share(j / VisibleHistograms.ORIENTATIONS) >= LEAST_SHARE)
                .toArray();
        double[][] whitened = new double[counting.length][];
        for (int a = 0; a < counting.length; a++) {
            whitened[a] = Arrays.copyOf(Basis.VECTORS[counting[a]], COMPONENTS + 1);
            whitened[a][COMPONENTS] = picture.value(counting[a]);
        }
        new Cholesky(covariance(picture, weights, counting)).solveLower(whitened);
        double[][] products = products(whitened);
        seen = Arrays.copyOf(products[COMPONENTS], COMPONENTS);
        metric = Arrays.copyOf(products, COMPONENTS);
        information =
                IntStream.range(0, COMPONENTS).mapToDouble(i -> metric[i][i]).sum() / COMPONENTS;
        seenSquare = seenSquare();
        share = IntStream.range(0, VisibleHistograms.CELLS)
                        .mapToDouble(picture::share)
                        .sum()
                / VisibleHistograms.CELLS;
        contrast = picture.contrast();
    }

    /**
     * Prepares comparisons with the runs around a candidate.
     *
     * @param frame the picture, warped into the frame
     * @param looks gradients of those runs: what is unlike all of them is taken to cover the frame and counts less; may be
     *     empty
     */
    public static RunComparison of(VisibleFrame frame, List<byte[]> looks) {
        VisibleHistograms picture = VisibleHistograms.of(frame.luma(), frame.visible());
        return new RunComparison(picture, CoveredCells.weights(picture, looks));
    }

    /**
     * How far a run is from what the picture shows: the part of the squared distance of looks that can be compared. At most
     * the whole when what is hidden agrees as well as what is visible, times {@link #information()} on average.
     */
    public double distance(byte[] look) {
        double[] components = Basis.components(look);
        double distance = square(components) - 2 * product(components, seen) + seenSquare;
        return Math.max(0, distance) * STEPS_SQUARED;
    }

    /**
     * How well a run agrees with what the picture shows, -1 to 1: the cosine in the same metric, which the contrast of the
     * picture does not change. 0 when nothing can be compared.
     */
    public double correlation(byte[] look) {
        double[] components = Basis.components(look);
        double squares = square(components) * seenSquare;
        return squares > 0 ? Math.min(1, product(components, seen) / Math.sqrt(squares)) : 0;
    }

    /** Which of several runs agrees best; of those that agree equally well the first. */
    public int best(List<byte[]> looks) {
        int best = 0;
        double highest = -1;
        for (int i = 0; i < looks.size(); i++) {
            double correlation = correlation(looks.get(i));
            if (correlation > highest) {
                highest = correlation;
                best = i;
            }
        }
        return best;
    }

    /** How much of the frame is visible, 0 to 1. */
    public double share() {
        return share;
    }

    /** How much of a look can be compared, 0 to 1: less than what is visible, for covered cells and those cut through. */
    public double information() {
        return information;
    }

    /** Mean gradient of what is visible, in grey levels per pixel, see {@link Describer#FLAT_CONTRAST}. */
    public double contrast() {
        return contrast;
    }

    private static double[][] covariance(VisibleHistograms picture, double[] weights, int[] counting) {
        double[][] covariance = new double[counting.length][];
        for (int a = 0; a < counting.length; a++) {
            covariance[a] = new double[a + 1];
            for (int b = 0; b <= a; b++) {
                covariance[a][b] = CONSTANT_VARIANCE / Basis.LENGTH
                        - UNKNOWN_VARIANCE * (Basis.shared(counting[a], counting[b]) + 1.0 / Basis.LENGTH);
            }
            int cell = counting[a] / VisibleHistograms.ORIENTATIONS;
            double hidden = (1 - picture.share(cell)) / picture.share(cell);
            covariance[a][a] += UNKNOWN_VARIANCE + (1 + HIDDEN_VARIANCE * hidden) / weights[cell];
        }
        return covariance;
    }

    /** The transpose of a matrix times the matrix. */
    private static double[][] products(double[][] rows) {
        double[][] products = new double[COMPONENTS + 1][COMPONENTS + 1];
        for (double[] row : rows) {
            for (int i = 0; i <= COMPONENTS; i++) {
                double factor = row[i];
                double[] sums = products[i];
                for (int j = 0; j <= COMPONENTS; j++) {
                    sums[j] += factor * row[j];
                }
            }
        }
        return products;
    }

    /** The look itself is not known in directions in which nothing is visible; its square does not need them. */
    private double seenSquare() {
        double[][] regular = new double[COMPONENTS][];
        for (int i = 0; i < COMPONENTS; i++) {
            regular[i] = metric[i].clone();
            regular[i][i] += RIDGE;
        }
        double[] look = seen.clone();
        new Cholesky(regular).solve(look);
        return product(look, seen);
    }

    private double square(double[] components) {
        double sum = 0;
        for (int i = 0; i < COMPONENTS; i++) {
            sum += components[i] * product(components, metric[i]);
        }
        return sum;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < COMPONENTS; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
