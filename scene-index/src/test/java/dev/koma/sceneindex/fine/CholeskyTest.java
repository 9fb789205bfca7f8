package dev.koma.sceneindex.fine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class CholeskyTest {
    @Test
    void solvesALinearSystem() {
        double[] right = {8, 15, 16};
        new Cholesky(new double[][] {{4}, {2, 5}, {0, 1, 3}}).solve(right);
        // 4x + 2y = 8, 2x + 5y + z = 15, y + 3z = 16
        assertArrayEquals(new double[] {27.0 / 22, 17.0 / 11, 53.0 / 11}, right, 1e-9);
    }

    @Test
    void rejectsAMatrixThatIsNotPositiveDefinite() {
        assertThrows(IllegalArgumentException.class, () -> new Cholesky(new double[][] {{1}, {2, 1}}));
    }
}
