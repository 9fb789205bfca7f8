package dev.koma.sceneindex.word;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private final Random random = new Random(1);
    private final Arithmetic plain = new PlainArithmetic();
    private final Arithmetic vectors = new VectorArithmetic();

    @Test
    void vectorsAreUsedWhereTheirModuleIs() {
        assertInstanceOf(VectorArithmetic.class, Arithmetic.fastest());
    }

    @Test
    void productsAreTheSameToTheLastBit() {
        float[] matrix = values(128 * 64);
        float[] row = values(130);
        float[] one = new float[70];
        float[] other = new float[70];
        plain.multiply(row, 2, matrix, one, 3, 64);
        vectors.multiply(row, 2, matrix, other, 3, 64);
        assertArrayEquals(one, other);
        double expected = 0;
        for (int i = 0; i < 128; i++) {
            expected += (double) row[2 + i] * matrix[i * 64 + 5];
        }
        assertEquals(expected, one[3 + 5], 1e-4);
    }

    @Test
    void distancesAreTheSameToTheLastBit() {
        float[] coordinates = values(32 * 256);
        float[] point = values(64);
        float[] one = values(256);
        float[] other = new float[256];
        plain.distances(point, 32, coordinates, one);
        vectors.distances(point, 32, coordinates, other);
        assertArrayEquals(one, other);
        double expected = 0;
        for (int i = 0; i < 32; i++) {
            double difference = point[32 + i] - coordinates[i * 256 + 100];
            expected += difference * difference;
        }
        assertEquals(expected, one[100], 1e-4);
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
