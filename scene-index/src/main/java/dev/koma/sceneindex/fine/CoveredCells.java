package dev.koma.sceneindex.fine;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.descriptor.VisibleHistograms;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the cells of a picture that something covers that no frame has, subtitles or a sticker: those that look unlike the
 * same cell of every run around.
 */
final class CoveredCells {
    /** Squared difference of a cell's histogram from every run's at which the cell counts half. */
    private static final double COVERED = 0.03;

    private CoveredCells() {}

    /** A weight above 0 and up to 1 for each cell; all 1 when there are no looks. */
    static double[] weights(VisibleHistograms picture, List<byte[]> looks) {
        double[] least = new double[VisibleHistograms.CELLS];
        Arrays.fill(least, looks.isEmpty() ? 0 : Double.MAX_VALUE);
        double[] values = new double[Basis.LENGTH];
        for (int j = 0; j < values.length; j++) {
            values[j] = picture.value(j);
        }
        centre(values, picture);
        for (byte[] look : looks) {
            double[] other = histograms(look);
            centre(other, picture);
            for (int cell = 0; cell < least.length; cell++) {
                least[cell] = Math.min(least[cell], difference(values, other, cell));
            }
        }
        for (int cell = 0; cell < least.length; cell++) {
            least[cell] = COVERED / (COVERED + least[cell]);
        }
        return least;
    }

    /** The smooth part of the histograms that a look was made from, without their mean. */
    private static double[] histograms(byte[] look) {
        double[] components = Basis.components(look);
        double[] histograms = new double[Basis.LENGTH];
        for (int j = 0; j < histograms.length; j++) {
            double[] row = Basis.VECTORS[j];
            for (int i = 0; i < Descriptor.GRADIENTS; i++) {
                histograms[j] += row[i] * components[i];
            }
        }
        return histograms;
    }

    /** Subtracts the mean over what is visible: a look does not hold it. */
    private static void centre(double[] values, VisibleHistograms picture) {
        double sum = 0;
        double weights = 0;
        for (int j = 0; j < values.length; j++) {
            double share = picture.share(j / VisibleHistograms.ORIENTATIONS);
            sum += share * values[j];
            weights += share;
        }
        double mean = sum / Math.max(weights, 1e-6);
        for (int j = 0; j < values.length; j++) {
            values[j] -= mean;
        }
    }

    private static double difference(double[] a, double[] b, int cell) {
        double sum = 0;
        int from = cell * VisibleHistograms.ORIENTATIONS;
        for (int j = from; j < from + VisibleHistograms.ORIENTATIONS; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
