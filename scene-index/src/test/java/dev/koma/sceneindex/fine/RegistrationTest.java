package dev.koma.sceneindex.fine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Homography;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.picture.SmallPicture;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private static final Homography SEEN =
            Homography.square(new double[] {60, 420, 40, 450}, new double[] {50, 30, 260, 280});

    private final Picture frame = Scenery.draw(4, 480, 270);
    private final byte[] census =
            Describer.census(SmallPicture.of(frame, Box.of(frame)).luma());
    private final Picture picture = Scenery.seen(frame, Scenery.plain(500, 320, 30), SEEN);

    private static GreyPicture grey(Picture picture) {
        return GreyPicture.of(picture, Box.of(picture), Math.max(picture.width(), picture.height()));
    }

    private static Registration registration(Picture picture) {
        return new Registration(grey(picture), Box.of(picture));
    }

    @Test
    void aFrameAgreesWithItselfWhereItIs() {
        Registration registration = registration(picture);

        assertTrue(registration.see(SEEN).correlation(census) > 0.97);
        assertEquals(1, registration.see(SEEN).share());
    }

    @Test
    void correctsAPlaceThatIsALittleWrong() {
        Registration registration = registration(picture);
        Homography wrong = SEEN.after(Homography.affine(1.05, 0, -0.04, 0.02, 1, 0.03));

        Homography better = registration.refine(wrong, census);

        assertTrue(wrong.difference(SEEN) > 0.03, "only off by " + wrong.difference(SEEN));
        assertTrue(better.difference(SEEN) < 0.75 * wrong.difference(SEEN), "still off by " + better.difference(SEEN));
        assertTrue(registration.see(better).correlation(census)
                > registration.see(wrong).correlation(census));
    }

    @Test
    void findsAFrameThatMovedBesideThePlace() {
        Homography beside = Homography.onto(Box.of(frame)).after(Homography.affine(1, 0, -2.0 / 24, 0, 1, 1.0 / 16));
        Shifts shifts = registration(frame).around(beside);
        shifts.expect(census);

        float there = shifts.correlation(4, -2);
        assertTrue(there > 0.9, "agrees only by " + there);
        assertTrue(there > shifts.correlation(0, 0) + 0.1);
    }

    @Test
    void whatLiesOutsideTheWindowDoesNotCount() {
        Registration half = new Registration(grey(picture), new Box(0, 0, 250, 320));

        assertEquals(0.5, half.see(SEEN).share(), 0.06);
        assertTrue(half.see(SEEN).correlation(census) > 0.95);
    }

    @Test
    void aPlaceBesideThePictureShowsNothing() {
        Registration registration = registration(picture);
        Homography beside = Homography.affine(400, 0, 5_000, 0, 200, 0);

        assertEquals(0, registration.see(beside).share());
        assertEquals(0, registration.see(beside).correlation(census));
        assertEquals(beside, registration.refine(beside, census));
        Shifts shifts = registration.around(beside);
        shifts.expect(census);
        assertEquals(0, shifts.correlation(0, 0));
    }

    @Test
    void readsATinyPicture() {
        Registration registration = registration(Scenery.plain(1, 1, 77));

        assertEquals(1, registration.see(Homography.affine(1, 0, 0, 0, 1, 0)).share());
    }
}
