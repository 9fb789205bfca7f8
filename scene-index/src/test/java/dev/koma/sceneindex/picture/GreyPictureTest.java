package dev.koma.sceneindex.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreyPictureTest {
    @ParameterizedTest
    @CsvSource({"640, 640, 360", "320, 320, 180", "384, 384, 216", "1000, 1000, 563", "1, 1, 1"})
    void hasTheWantedLongerSideAndKeepsTheShape(int side, int width, int height) {
        Picture picture = Scenery.draw(1, 640, 360);
        GreyPicture grey = GreyPicture.of(picture, Box.of(picture), side);
        assertEquals(width, grey.width());
        assertEquals(height, grey.height());
    }

    @Test
    void takesTheMeanWhereItShrinks() {
        byte[] rgb = new byte[4 * 2 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 * 10);
        }
        // Columns 0 10 20 30 above 40 50 60 70.
        GreyPicture grey = GreyPicture.of(new Picture(4, 2, rgb), new Box(0, 0, 4, 2), 2);
        assertArrayEquals(new byte[] {25, 45}, grey.luma());
    }

    @Test
    void takesOnlyThePartThatWasAskedFor() {
        Picture picture = Scenery.draw(2, 200, 100);
        Picture framed = Scenery.framed(picture, 30, 20, 0xffffff);
        assertArrayEquals(
                GreyPicture.of(picture, Box.of(picture), 120).luma(),
                GreyPicture.of(framed, new Box(30, 20, 200, 100), 120).luma());
    }

    @Test
    void aPictureMadeLargerAndSmallerAgainIsTheSame() {
        Picture picture = Scenery.draw(3, 160, 90);
        byte[] same = GreyPicture.of(picture, Box.of(picture), 160).luma();
        byte[] back = half(GreyPicture.of(picture, Box.of(picture), 320));
        double sum = 0;
        for (int i = 0; i < same.length; i++) {
            sum += Math.abs((same[i] & 0xff) - (back[i] & 0xff));
        }
        assertTrue(sum / same.length < 1, "mean difference " + sum / same.length);
    }

    private static byte[] half(GreyPicture grey) {
        byte[] rgb = new byte[grey.luma().length * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = grey.luma()[i / 3];
        }
        Picture picture = new Picture(grey.width(), grey.height(), rgb);
        return GreyPicture.of(picture, Box.of(picture), grey.width() / 2).luma();
    }

    @Test
    void aPlainPictureStaysPlainAtAnySize() {
        Picture plain = Scenery.plain(37, 21, 201);
        for (int side : new int[] {1, 5, 37, 64, 200}) {
            for (byte luma : GreyPicture.of(plain, Box.of(plain), side).luma()) {
                assertEquals(201, luma & 0xff);
            }
        }
    }

    @Test
    void U26_takesPicturesOfAFewPixels() {
        for (int[] size : new int[][] {{1, 1}, {2, 1}, {1, 16_384}, {3, 3}}) {
            Picture plain = Scenery.plain(size[0], size[1], 90);
            GreyPicture grey = GreyPicture.of(plain, Box.of(plain), 64);
            assertEquals(90, grey.luma()[grey.luma().length - 1]);
        }
    }
}
