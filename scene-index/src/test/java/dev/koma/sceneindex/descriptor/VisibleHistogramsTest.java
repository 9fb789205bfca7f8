package dev.koma.sceneindex.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.FrameSize;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.picture.SmallPicture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class VisibleHistogramsTest {
    private final boolean[] visible = new boolean[FrameSize.LUMA_WIDTH * FrameSize.LUMA_HEIGHT];

    @Test
    void areThoseOfTheWholeFrameWhereAllIsVisible() {
        Arrays.fill(visible, true);
        for (int seed = 0; seed < 10; seed++) {
            Picture picture = Scenery.draw(seed, 320, 180);
            byte[] luma = SmallPicture.of(picture, Box.of(picture)).luma();
            GradientHistograms whole = new GradientHistograms();
            float[] expected = new float[GradientHistograms.LENGTH];
            whole.compute(luma, expected);

            VisibleHistograms histograms = VisibleHistograms.of(luma, visible);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], histograms.value(i), 1e-4);
            }
            assertEquals(whole.contrast(), histograms.contrast(), 1e-4);
        }
    }

    @Test
    void haveNothingOfTheEdgeOfWhatIsVisible() {
        byte[] luma = new byte[visible.length];
        for (int i = 0; i < luma.length; i++) {
            visible[i] = i % FrameSize.LUMA_WIDTH < 40;
            luma[i] = (byte) (visible[i] ? 200 : 0);
        }
        VisibleHistograms histograms = VisibleHistograms.of(luma, visible);
        assertEquals(0, histograms.contrast());
        for (int i = 0; i < GradientHistograms.LENGTH; i++) {
            assertEquals(0, histograms.value(i));
        }
    }

    @Test
    void sayHowMuchOfEachCellIsVisible() {
        for (int i = 0; i < visible.length; i++) {
            visible[i] = i % FrameSize.LUMA_WIDTH < 41;
        }
        VisibleHistograms histograms = VisibleHistograms.of(new byte[visible.length], visible);
        for (int row = 0; row < GradientHistograms.ROWS; row++) {
            assertEquals(1, histograms.share(row * GradientHistograms.COLUMNS));
            // The third column's votes come from pixels 24 to 55; of those the ones up to 39 have all neighbours
            // visible.
            assertEquals(0.5, histograms.share(row * GradientHistograms.COLUMNS + 2), 1e-9);
            assertEquals(0, histograms.share(row * GradientHistograms.COLUMNS + 4));
        }
    }

    @Test
    void areZeroWhereNothingIsVisible() {
        VisibleHistograms histograms = VisibleHistograms.of(new byte[visible.length], visible);
        assertEquals(0, histograms.contrast());
        assertEquals(0, histograms.value(0));
        assertEquals(0, histograms.share(0));
    }
}
