package dev.koma.sceneindex.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuadrilateralsTest {
    private static final Homography SCREEN =
            Homography.square(new double[] {120, 700, 80, 720}, new double[] {110, 70, 480, 520});

    @Test
    void findsAScreenThatIsSeenAtAnAngle() {
        for (int seed = 1; seed <= 6; seed++) {
            List<Homography> found =
                    Quadrilaterals.of(Scenery.seen(Scenery.draw(seed, 480, 270), Scenery.plain(800, 600, 20), SCREEN));

            assertTrue(
                    found.stream().anyMatch(place -> place.difference(SCREEN) < 0.02),
                    "screen " + seed + " is not among " + found);
        }
    }

    @Test
    void theScreenLooksLikeItsPictureAfterwards() {
        Picture shown = Scenery.draw(3, 480, 270);
        SmallPicture small = SmallPicture.of(Scenery.seen(shown, Scenery.plain(800, 600, 20), SCREEN), SCREEN);
        byte[] expected = SmallPicture.of(shown, Box.of(shown)).luma();

        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            sum += Math.abs((small.luma()[i] & 0xff) - (expected[i] & 0xff));
        }
        assertTrue(sum / expected.length < 4, "mean difference " + sum / expected.length);
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        assertEquals(List.of(), Quadrilaterals.of(Scenery.plain(640, 360, 128)));
        assertEquals(List.of(), Quadrilaterals.of(Scenery.plain(1, 1, 0)));
        assertEquals(List.of(), Quadrilaterals.of(Scenery.plain(2000, 30, 0)));
    }

    @Test
    void noiseGivesNoMoreThanItMay() {
        Random random = new Random(5);
        byte[] rgb = new byte[300 * 200 * 3];
        random.nextBytes(rgb);
        assertTrue(Quadrilaterals.of(new Picture(300, 200, rgb)).size() <= Quadrilaterals.MOST);
    }
}
