package dev.koma.sceneindex.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class ToneTest {
    private static final GreyPicture USUAL = grey(value -> value);

    @Test
    void aDarkPictureLooksLikeTheUsualOne() {
        assertNear(grey(value -> (int) (255 * Math.pow(value / 255.0, 2) * 0.6)));
    }

    @Test
    void aBrightPictureLooksLikeTheUsualOne() {
        assertNear(grey(value -> (int) (200 * Math.pow(value / 255.0, 0.6) + 40)));
    }

    @Test
    void aDullPictureLooksLikeTheUsualOne() {
        assertNear(grey(value -> 100 + value / 4));
    }

    @Test
    void keepsTheOrderOfBrightness() {
        GreyPicture toned = Tone.stretched(USUAL);
        int[] becomes = new int[256];
        for (int i = 0; i < toned.luma().length; i++) {
            becomes[USUAL.luma()[i] & 0xff] = toned.luma()[i] & 0xff;
        }
        int before = 0;
        for (int value : becomes) {
            if (value > 0) {
                assertTrue(value >= before);
                before = value;
            }
        }
    }

    @Test
    void U40_doesNotMakeContentOfNoise() {
        byte[] noise = new byte[64 * 64];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (40 + i * 7 % 3);
        }
        byte[] toned = Tone.stretched(new GreyPicture(64, 64, noise)).luma();
        int least = 255;
        int most = 0;
        for (byte luma : toned) {
            least = Math.min(least, luma & 0xff);
            most = Math.max(most, luma & 0xff);
        }
        assertTrue(most - least <= 24, least + " to " + most);
    }

    @Test
    void takesBlackAndWhite() {
        assertEquals(9, Tone.stretched(new GreyPicture(3, 3, new byte[9])).luma().length);
        byte[] white = new byte[4];
        Arrays.fill(white, (byte) 255);
        assertEquals(4, Tone.stretched(new GreyPicture(2, 2, white)).luma().length);
    }

    private static void assertNear(GreyPicture changed) {
        double before = difference(USUAL, changed);
        double after = difference(Tone.stretched(USUAL), Tone.stretched(changed));
        assertTrue(after < 15 && after < before / 3, "mean difference " + before + " before, " + after + " after");
    }

    private static double difference(GreyPicture one, GreyPicture other) {
        double sum = 0;
        for (int i = 0; i < one.luma().length; i++) {
            sum += Math.abs((one.luma()[i] & 0xff) - (other.luma()[i] & 0xff));
        }
        return sum / one.luma().length;
    }

    private static GreyPicture grey(IntUnaryOperator tone) {
        Picture picture = Scenery.toned(Scenery.draw(5, 320, 180), tone);
        return GreyPicture.of(picture, Box.of(picture), 320);
    }
}
