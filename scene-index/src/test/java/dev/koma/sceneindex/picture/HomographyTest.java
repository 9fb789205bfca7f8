package dev.koma.sceneindex.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HomographyTest {
    private static final double[] X = {10, 200, 30, 180};
    private static final double[] Y = {20, 5, 110, 130};
    private final Homography seen = Homography.square(X, Y);

    @Test
    void putsTheCornersWhereTheyAreSeen() {
        for (int corner = 0; corner < 4; corner++) {
            assertEquals(X[corner], seen.x(corner & 1, corner >> 1), 1e-9);
            assertEquals(Y[corner], seen.y(corner & 1, corner >> 1), 1e-9);
        }
    }

    @Test
    void movesThePointsInTheFrameFirst() {
        Homography inner = Homography.square(new double[] {0.1, 0.9, 0, 1}, new double[] {0, 0.1, 0.8, 1});
        Homography both = seen.after(inner);

        for (double u = 0; u <= 1; u += 0.25) {
            double x = inner.x(u, 0.3);
            double y = inner.y(u, 0.3);
            assertEquals(seen.x(x, y), both.x(u, 0.3), 1e-9);
            assertEquals(seen.y(x, y), both.y(u, 0.3), 1e-9);
        }
    }

    @Test
    void aMirroredFrameBeginsOnTheRight() {
        Homography mirrored = seen.mirrored();

        assertEquals(X[1], mirrored.x(0, 0), 1e-9);
        assertEquals(Y[0], mirrored.y(1, 0), 1e-9);
        assertTrue(mirrored.isMirrored());
        assertFalse(mirrored.mirrored().isMirrored());
    }

    @Test
    void saysHowFarApartPlacesAreComparedWithTheirSize() {
        Homography place = Homography.affine(200, 0, 0, 0, 100, 0);

        assertEquals(0, place.difference(place));
        assertEquals(0.05, place.difference(Homography.affine(200, 0, 10, 0, 100, 0)), 1e-9);
        assertEquals(
                0.05,
                place.scaled(3)
                        .difference(Homography.affine(200, 0, 10, 0, 100, 0).scaled(3)),
                1e-9);
    }

    @Test
    void refusesWhatIsNotFinite() {
        assertThrows(IllegalArgumentException.class, () -> Homography.square(new double[4], new double[] {0, 0, 0, 0}));
    }
}
