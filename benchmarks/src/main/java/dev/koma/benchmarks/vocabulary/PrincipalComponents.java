package dev.koma.benchmarks.vocabulary;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The directions in which vectors vary most.
 *
 * @param mean of the vectors
 * @param directions unit vectors, the one with the greatest variance first
 * @param variances along them, descending
 */
record PrincipalComponents(double[] mean, double[][] directions, double[] variances) {
    private static final int SWEEPS = 12;
    private static final double NEGLIGIBLE = 1e-12;

    static PrincipalComponents of(List<float[]> rows) {
        int size = rows.getFirst().length;
        double[] mean = new double[size];
        for (float[] row : rows) {
            for (int i = 0; i < size; i++) {
                mean[i] += row[i] / (double) rows.size();
            }
        }
        double[][] covariance = covariance(rows, mean);
        double[][] vectors = diagonalise(covariance);
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -covariance[i][i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] directions = new double[size][size];
        double[] variances = new double[size];
        for (int k = 0; k < size; k++) {
            variances[k] = covariance[order[k]][order[k]];
            for (int i = 0; i < size; i++) {
                directions[k][i] = vectors[i][order[k]];
            }
        }
        return new PrincipalComponents(mean, directions, variances);
    }

    /** Share of the variance that the first directions hold. */
    double energy(int first) {
        double all = 0;
        double kept = 0;
        for (int i = 0; i < variances.length; i++) {
            all += variances[i];
            kept += i < first ? variances[i] : 0;
        }
        return all > 0 ? kept / all : 0;
    }

    private static double[][] covariance(List<float[]> rows, double[] mean) {
        int size = mean.length;
        double[][] covariance = new double[size][size];
        double[] centred = new double[size];
        for (float[] row : rows) {
            for (int i = 0; i < size; i++) {
                centred[i] = row[i] - mean[i];
            }
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += centred[i] * centred[j] / rows.size();
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }

    /** Jacobi's rotations (1846): makes the symmetric matrix diagonal and returns the rotation, one eigenvector a column. */
    private static double[][] diagonalise(double[][] matrix) {
        int size = matrix.length;
        double[][] vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    if (Math.abs(matrix[p][q]) > NEGLIGIBLE) {
                        rotate(matrix, vectors, p, q);
                    }
                }
            }
        }
        return vectors;
    }

    private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        rotateColumns(matrix, p, q, cosine, sine);
        for (int k = 0; k < matrix.length; k++) {
            double one = matrix[p][k];
            double other = matrix[q][k];
            matrix[p][k] = cosine * one - sine * other;
            matrix[q][k] = sine * one + cosine * other;
        }
        rotateColumns(vectors, p, q, cosine, sine);
    }

    private static void rotateColumns(double[][] matrix, int p, int q, double cosine, double sine) {
        for (double[] row : matrix) {
            double one = row[p];
            double other = row[q];
            row[p] = cosine * one - sine * other;
            row[q] = sine * one + cosine * other;
        }
    }
}
