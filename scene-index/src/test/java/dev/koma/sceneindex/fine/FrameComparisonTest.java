package dev.koma.sceneindex.fine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.picture.Affine;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.SmallPicture;
import org.junit.jupiter.api.Test;

final class FrameComparisonTest {
    private static final Affine WHOLE = new Affine(Shots.WIDTH, 0, 0, 0, Shots.HEIGHT, 0);

    @Test
    void findsTheVeryFrameOfAPanInItsUpperLeftQuarterBehindSubtitles() {
        int right = 0;
        for (int seed = 0; seed < 20; seed++) {
            GreyPicture picture = Shots.subtitled(Shots.grey(Shots.frame(seed, 9)));
            right += best(seed, Shots.part(picture, new Box(0, 0, 240, 135)), WHOLE) == 9 ? 1 : 0;
        }
        assertTrue(right >= 16, right + " of 20");
    }

    @Test
    void isHighForThePictureAndLowForItsNegative() {
        GreyPicture picture = Shots.grey(Shots.frame(4, 9));
        byte[] luma = luma(4, 9);
        assertTrue(compare(picture, WHOLE).correlation(luma) > 0.8);
        assertTrue(compare(Shots.toned(picture, value -> 40 + value / 3), WHOLE).correlation(luma) > 0.6);
        assertTrue(compare(Shots.toned(picture, value -> 255 - value), WHOLE).correlation(luma) < -0.8);
    }

    @Test
    void isZeroWhereNothingIsVisibleOrThereIsNothingToSee() {
        GreyPicture picture = Shots.grey(Shots.frame(4, 9));
        assertEquals(0, compare(picture, new Affine(9, 0, 9_999, 0, 9, 0)).correlation(luma(4, 9)));
        assertEquals(0, compare(Shots.toned(picture, value -> 99), WHOLE).correlation(luma(4, 9)), 1e-9);
    }

    @Test
    void agreesBetterAfterAnAffineThatIsALittleWrongIsCorrected() {
        int corrected = 0;
        for (int seed = 0; seed < 10; seed++) {
            GreyPicture picture = Shots.grey(Shots.frame(seed, 9));
            byte[] luma = luma(seed, 9);
            Affine wrong = new Affine(Shots.WIDTH * 1.01, 2, 4, -2, Shots.HEIGHT * 0.99, 3);
            Affine refined = Alignment.refine(picture, wrong, luma);
            double before = compare(picture, wrong).correlation(luma);
            double after = compare(picture, refined).correlation(luma);
            assertTrue(after >= before + 0.3, "scene " + seed + ": " + before + ", " + after);
            corrected += offBy(refined) < 0.65 * offBy(wrong) ? 1 : 0;
        }
        assertTrue(corrected >= 8, corrected + " of 10");
    }

    @Test
    void keepsAnAffineThatNothingCorrects() {
        GreyPicture flat = Shots.toned(Shots.grey(Shots.frame(1, 9)), value -> 99);
        assertEquals(WHOLE, Alignment.refine(flat, WHOLE, luma(1, 9)));
        Affine beside = new Affine(9, 0, 9_999, 0, 9, 0);
        assertEquals(beside, Alignment.refine(flat, beside, luma(1, 9)));
    }

    /** The largest error of a corner, in pixels of the picture. */
    private static double offBy(Affine affine) {
        double most = 0;
        for (int corner = 0; corner < 4; corner++) {
            int u = corner % 2;
            int v = corner / 2;
            most = Math.max(most, Math.hypot(affine.x(u, v) - WHOLE.x(u, v), affine.y(u, v) - WHOLE.y(u, v)));
        }
        return most;
    }

    private static int best(long seed, GreyPicture picture, Affine affine) {
        FrameComparison comparison = compare(picture, affine);
        int best = 0;
        for (int number = 1; number < Shots.FRAMES; number++) {
            if (comparison.correlation(luma(seed, number)) > comparison.correlation(luma(seed, best))) {
                best = number;
            }
        }
        return best;
    }

    private static FrameComparison compare(GreyPicture picture, Affine affine) {
        return FrameComparison.of(VisibleFrame.of(picture, affine));
    }

    private static byte[] luma(long seed, int number) {
        Picture frame = Shots.frame(seed, number);
        return SmallPicture.of(frame, Box.of(frame)).luma();
    }
}
