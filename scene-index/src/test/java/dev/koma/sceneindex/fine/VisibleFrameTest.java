package dev.koma.sceneindex.fine;

import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.picture.Affine;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.picture.SmallPicture;
import org.junit.jupiter.api.Test;

final class VisibleFrameTest {
    private final Picture picture = Scenery.draw(3, 480, 270);
    private final byte[] small = SmallPicture.of(picture, Box.of(picture)).luma();

    @Test
    void isTheSmallPictureWhenTheWholeFrameIsShown() {
        VisibleFrame frame = VisibleFrame.of(Shots.grey(picture), Affine.onto(Box.of(picture)));
        for (boolean visible : frame.visible()) {
            assertTrue(visible);
        }
        assertTrue(difference(frame) < 1.5, "mean difference " + difference(frame));
    }

    @Test
    void turnsAMirroredPictureRound() {
        GreyPicture mirrored = Shots.mirrored(Shots.grey(picture));
        VisibleFrame frame = VisibleFrame.of(mirrored, new Affine(-480, 0, 480, 0, 270, 0));
        assertTrue(difference(frame) < 1.5, "mean difference " + difference(frame));
    }

    @Test
    void showsOnlyThePartThatThePictureHas() {
        GreyPicture right = Shots.part(Shots.grey(picture), new Box(240, 0, 240, 270));
        VisibleFrame frame = VisibleFrame.of(right, new Affine(480, 0, -240, 0, 270, 0));
        for (int i = 0; i < frame.visible().length; i++) {
            assertEquals(i % LUMA_WIDTH >= LUMA_WIDTH / 2, frame.visible()[i]);
        }
        assertTrue(difference(frame) < 1.5, "mean difference " + difference(frame));
    }

    @Test
    void showsNothingOfAFrameThatLiesBesideThePicture() {
        VisibleFrame frame = VisibleFrame.of(Shots.grey(picture), new Affine(480, 0, 5_000, 0, 270, 0));
        for (boolean visible : frame.visible()) {
            assertFalse(visible);
        }
    }

    @Test
    void readsATinyPictureAndOneThatAnAffineSquashesToALine() {
        VisibleFrame tiny = VisibleFrame.of(new GreyPicture(1, 1, new byte[] {77}), new Affine(1, 0, 0, 0, 1, 0));
        assertEquals(77, tiny.luma()[100]);
        VisibleFrame line = VisibleFrame.of(Shots.grey(picture), new Affine(100, 100, 0, 0, 0, 5));
        assertEquals(small.length, line.luma().length);
    }

    @Test
    void rejectsAnAffineThatIsNotFinite() {
        assertThrows(IllegalArgumentException.class, () -> new Affine(Double.NaN, 0, 0, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Affine(1, 0, Double.POSITIVE_INFINITY, 0, 1, 0));
    }

    private double difference(VisibleFrame frame) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < small.length; i++) {
            if (frame.visible()[i]) {
                sum += Math.abs((frame.luma()[i] & 0xff) - (small[i] & 0xff));
                count++;
            }
        }
        return sum / count;
    }
}
