package dev.koma.sceneindex.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void aPlaceComesBackWithinHalfAStep() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            float x = random.nextFloat();
            float y = random.nextFloat();
            float scale = (float) Math.pow(2, -10 + 10.4 * random.nextFloat());
            int place = Place.of(x, y, scale);

            assertEquals(0, place >>> 24);
            assertEquals(x, Place.x(place), 0.5 / 512 + 1e-6);
            assertEquals(y, Place.y(place), 0.5 / 512 + 1e-6);
            double steps = 6 * Math.log(Place.scale(place) / scale) / Math.log(2);
            assertTrue(Math.abs(steps) <= 0.5 + 1e-4, steps + " steps");
        }
    }

    @Test
    void whatComesBackIsPackedTheSameAgain() {
        for (int place = 0; place < 1 << 24; place += 97) {
            assertEquals(place, Place.of(Place.x(place), Place.y(place), Place.scale(place)));
        }
    }

    @Test
    void whatLiesOutsideIsClamped() {
        int least = Place.of(-0.5f, -3, 0);
        assertEquals(0, least);
        int most = Place.of(1, 7, 100);
        assertEquals((1 << 24) - 1, most);
        assertTrue(Place.x(most) < 1 && Place.y(most) < 1);
    }
}
