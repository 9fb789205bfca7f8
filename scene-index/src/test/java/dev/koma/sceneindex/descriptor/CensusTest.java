package dev.koma.sceneindex.descriptor;

import static dev.koma.sceneindex.picture.FrameSize.LUMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.picture.SmallPicture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CensusTest {
    @Test
    void aFrameAgreesWithItselfAndHardlyWithOthers() {
        for (int seed = 0; seed < 20; seed++) {
            CensusComparison comparison = CensusComparison.of(luma(seed));
            assertEquals(1, comparison.correlation(Census.of(luma(seed))), 1e-6);
            assertTrue(Math.abs(comparison.correlation(Census.of(luma(seed + 500)))) < 0.6);
            assertEquals(1, comparison.share());
            assertTrue(comparison.contrast() > 0);
        }
    }

    @Test
    void tonesMayChange() {
        for (int seed = 0; seed < 20; seed++) {
            byte[] dark = changed(luma(seed), value -> value * 0.4 + 20);
            byte[] gamma = changed(luma(seed), value -> 255 * Math.pow(value / 255, 1.5));
            byte[] census = Census.of(luma(seed));
            assertTrue(CensusComparison.of(dark).correlation(census) > 0.97);
            assertTrue(CensusComparison.of(gamma).correlation(census) > 0.85);
        }
    }

    @Test
    void theNegativeAgreesTheOtherWayRound() {
        for (int seed = 0; seed < 20; seed++) {
            byte[] negative = changed(luma(seed), value -> 255 - value);
            assertEquals(-1, CensusComparison.of(negative).correlation(Census.of(luma(seed))), 0.02);
        }
    }

    @Test
    void whatIsHiddenDoesNotCount() {
        byte[] luma = luma(7);
        float[] part = Census.means(luma);
        for (int i = 0; i < part.length; i++) {
            if (i % Census.COLUMNS < Census.COLUMNS / 2) {
                part[i] = Float.NaN;
            }
        }
        CensusComparison comparison = CensusComparison.ofCells(part);
        assertTrue(comparison.correlation(Census.of(luma)) > 0.95);
        assertEquals(0.5, comparison.share());
    }

    @Test
    void U39_whatIsFlatOrHiddenAgreesWithNothing() {
        byte[] census = Census.of(luma(1));
        CensusComparison flat = CensusComparison.of(new byte[LUMA_WIDTH * LUMA_HEIGHT]);
        CensusComparison hidden = CensusComparison.ofCells(hiddenCells());
        assertEquals(0, flat.correlation(census));
        assertEquals(0, flat.contrast());
        assertEquals(0, hidden.correlation(census));
        assertEquals(0, hidden.contrast());
        assertEquals(0, hidden.share());
        assertArrayEquals(new byte[Census.BYTES], Census.of(new byte[LUMA_WIDTH * LUMA_HEIGHT]));
    }

    private static byte[] luma(int seed) {
        Picture picture = Scenery.draw(seed, 480, 270);
        return SmallPicture.of(picture, Box.of(picture)).luma();
    }

    private static byte[] changed(byte[] luma, java.util.function.DoubleUnaryOperator tone) {
        byte[] changed = new byte[luma.length];
        for (int i = 0; i < luma.length; i++) {
            changed[i] = (byte) Math.round(tone.applyAsDouble(luma[i] & 0xff));
        }
        return changed;
    }

    private static float[] hiddenCells() {
        float[] cells = new float[Census.COLUMNS * Census.ROWS];
        Arrays.fill(cells, Float.NaN);
        return cells;
    }
}
