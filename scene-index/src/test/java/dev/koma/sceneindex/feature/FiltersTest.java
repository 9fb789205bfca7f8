package dev.koma.sceneindex.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static final int STRIDE = 61;

    private final Filters plain = new PlainFilters();
    private final Filters vectors = new VectorFilters();

    @Test
    void vectorsAreUsedWhereTheirModuleIs() {
        assertInstanceOf(VectorFilters.class, Filters.fastest());
    }

    @Test
    void plainJavaBlursToTheLastBitAsVectorsDo() {
        float[] from = random(1);
        float[] kernel = Plane.halfKernel(2.1);
        for (int step : new int[] {1, STRIDE}) {
            float[] one = new float[500];
            float[] other = new float[500];
            plain.mix(from, 12 * STRIDE, step, kernel, one, 7, 449);
            vectors.mix(from, 12 * STRIDE, step, kernel, other, 7, 449);
            assertArrayEquals(one, other);
        }
    }

    @Test
    void plainJavaSeesTheSameExtremaAsVectorsDo() {
        float[] one = new float[STRIDE];
        float[] other = new float[STRIDE];
        plain.likely(random(1), random(2), random(3), 5 * STRIDE, STRIDE, 20, one);
        vectors.likely(random(1), random(2), random(3), 5 * STRIDE, STRIDE, 20, other);
        assertArrayEquals(one, other);
    }

    @Test
    void aKernelKeepsTheMean() {
        float[] even = new float[40 * STRIDE];
        java.util.Arrays.fill(even, 77);
        float[] out = new float[100];
        vectors.mix(even, 15 * STRIDE, STRIDE, Plane.halfKernel(3), out, 0, 100);
        for (float value : out) {
            assertEquals(77, value, 1e-3);
        }
    }

    private static float[] random(int seed) {
        Random random = new Random(seed);
        float[] values = new float[40 * STRIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = 255 * random.nextFloat() - 100;
        }
        return values;
    }
}
