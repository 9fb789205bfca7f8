package dev.koma.sceneindex.fine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Affine;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.SmallPicture;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunComparisonTest {
    private static final Affine WHOLE = new Affine(Shots.WIDTH, 0, 0, 0, Shots.HEIGHT, 0);

    @Test
    void isTheDistanceOfLooksWhereAllIsVisible() {
        for (int seed = 0; seed < 5; seed++) {
            List<byte[]> looks = Shots.looks(seed);
            RunComparison comparison = RunComparison.of(whole(Shots.frame(seed, 7)), List.of());
            byte[] own = looks.get(7);
            assertEquals(1, comparison.information(), 1e-3);
            for (byte[] look : looks) {
                double expected = Math.sqrt(Descriptor.gradientDistance(own, look));
                // The looks are rounded to bytes.
                assertEquals(expected, Math.sqrt(comparison.distance(look)), 3.5);
            }
        }
    }

    @Test
    void findsTheFrameOfAPanInItsUpperLeftQuarter() {
        assertNear(seed -> Shots.part(Shots.grey(Shots.frame(seed, 9)), new Box(0, 0, 240, 135)), WHOLE);
    }

    @Test
    void findsTheFrameOfAPanInAStripFromItsMiddle() {
        Affine middle = new Affine(Shots.WIDTH, 0, -160, 0, Shots.HEIGHT, 0);
        assertNear(seed -> Shots.part(Shots.grey(Shots.frame(seed, 9)), new Box(160, 0, 160, 270)), middle);
    }

    @Test
    void findsTheFrameOfAPanInANegativeOfItsLeftHalf() {
        assertNear(
                seed -> Shots.toned(
                        Shots.part(Shots.grey(Shots.frame(seed, 9)), new Box(0, 0, 240, 270)), value -> 255 - value),
                WHOLE);
    }

    @Test
    void findsTheFrameOfAPanBehindSubtitles() {
        assertNear(seed -> Shots.subtitled(Shots.grey(Shots.frame(seed, 9))), WHOLE);
    }

    @Test
    void findsTheFrameOfAPanInAMirroredPicture() {
        Affine mirrored = new Affine(-Shots.WIDTH, 0, Shots.WIDTH, 0, Shots.HEIGHT, 0);
        assertNear(seed -> Shots.mirrored(Shots.grey(Shots.frame(seed, 9))), mirrored);
    }

    @Test
    void countsCoveredCellsLess() {
        List<byte[]> looks = Shots.looks(2);
        GreyPicture picture = Shots.grey(Shots.frame(2, 9));
        RunComparison plain = RunComparison.of(VisibleFrame.of(picture, WHOLE), looks);
        RunComparison covered = RunComparison.of(VisibleFrame.of(Shots.subtitled(picture), WHOLE), looks);
        assertTrue(
                covered.information() < plain.information() - 0.1, covered.information() + ", " + plain.information());
        assertEquals(1, covered.share());
    }

    @Test
    void agreesBetterWithTheOwnShotThanWithAForeignOne() {
        for (int seed = 0; seed < 10; seed++) {
            GreyPicture half = Shots.part(Shots.grey(Shots.frame(seed, 9)), new Box(0, 0, 320, 270));
            RunComparison own = RunComparison.of(VisibleFrame.of(half, WHOLE), Shots.looks(seed));
            RunComparison foreign = RunComparison.of(VisibleFrame.of(half, WHOLE), Shots.looks(seed + 100));
            assertTrue(highest(own, seed) > highest(foreign, seed + 100) + 0.1, "scene " + seed);
        }
    }

    @Test
    void knowsNothingWhereNothingIsVisible() {
        GreyPicture picture = Shots.grey(Shots.frame(1, 0));
        List<byte[]> looks = Shots.looks(1);
        RunComparison comparison = RunComparison.of(VisibleFrame.of(picture, new Affine(9, 0, 9_999, 0, 9, 0)), looks);
        assertEquals(0, comparison.share());
        assertEquals(0, comparison.information());
        assertEquals(0, comparison.correlation(looks.getFirst()));
        assertEquals(0, comparison.distance(looks.getFirst()));
        assertEquals(0, comparison.best(looks));
    }

    private static double highest(RunComparison comparison, long seed) {
        List<byte[]> looks = Shots.looks(seed);
        return comparison.correlation(looks.get(comparison.best(looks)));
    }

    private static VisibleFrame whole(Picture picture) {
        byte[] luma = SmallPicture.of(picture, Box.of(picture)).luma();
        boolean[] visible = new boolean[luma.length];
        Arrays.fill(visible, true);
        return new VisibleFrame(luma, visible);
    }

    private interface Query {
        GreyPicture of(long seed);
    }

    /** Of twenty scenes, some of which have little to see where the picture is, frame 9 must be found to within one in 14. */
    private static void assertNear(Query query, Affine affine) {
        int right = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<byte[]> looks = Shots.looks(seed);
            int best = RunComparison.of(VisibleFrame.of(query.of(seed), affine), looks)
                    .best(looks);
            right += Math.abs(best - 9) <= 1 ? 1 : 0;
        }
        assertTrue(right >= 14, right + " of 20");
    }
}
