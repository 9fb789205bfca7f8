package dev.koma.sceneindex.fine;

/** The factor {@code L} of a symmetric positive definite matrix {@code L * transpose(L)}. */
final class Cholesky {
    private final double[][] lower;

    /** @param matrix its lower triangle is read, and overwritten */
    Cholesky(double[][] matrix) {
        lower = matrix;
        for (int i = 0; i < matrix.length; i++) {
            double[] row = matrix[i];
            for (int j = 0; j < i; j++) {
                row[j] = (row[j] - dot(row, matrix[j], j)) / matrix[j][j];
            }
            double square = row[i] - dot(row, row, i);
            if (!(square > 0)) {
                throw new IllegalArgumentException("matrix is not positive definite");
            }
            row[i] = Math.sqrt(square);
        }
    }

    /** Replaces the rows of {@code right} by the solution of {@code L * x = right}. */
    void solveLower(double[][] right) {
        for (int i = 0; i < lower.length; i++) {
            double[] row = right[i];
            for (int k = 0; k < i; k++) {
                double factor = lower[i][k];
                double[] solved = right[k];
                for (int c = 0; c < row.length; c++) {
                    row[c] -= factor * solved[c];
                }
            }
            for (int c = 0; c < row.length; c++) {
                row[c] /= lower[i][i];
            }
        }
    }

    /** Replaces {@code right} by the solution of {@code matrix * x = right}. */
    void solve(double[] right) {
        int n = lower.length;
        for (int i = 0; i < n; i++) {
            right[i] = (right[i] - dot(lower[i], right, i)) / lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                right[i] -= lower[k][i] * right[k];
            }
            right[i] /= lower[i][i];
        }
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
