package dev.koma.sceneindex.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class SmallPictureTest {
    @Test
    void aPlainPictureKeepsItsColour() {
        Picture red = new Picture(3, 2, new byte[] {
            (byte) 255, 0, 0, (byte) 255, 0, 0, (byte) 255, 0, 0, (byte) 255, 0, 0, (byte) 255, 0, 0, (byte) 255, 0, 0
        });
        SmallPicture small = SmallPicture.of(red, Box.of(red));

        assertEquals(76, small.luma()[0] & 0xff);
        assertEquals(76, small.luma()[small.luma().length - 1] & 0xff);
        assertEquals(85, small.chroma().cb()[0] & 0xff, 1);
        assertEquals(255, small.chroma().cr()[0] & 0xff, 1);
    }

    @Test
    void theSamePictureAtTwoSizesGivesNearlyTheSamePlane() {
        SmallPicture large = whole(Scenery.draw(3, 1280, 720));
        SmallPicture small = whole(Scenery.draw(3, 500, 281));
        double sum = 0;
        for (int i = 0; i < large.luma().length; i++) {
            sum += Math.abs((large.luma()[i] & 0xff) - (small.luma()[i] & 0xff));
        }
        double mean = sum / large.luma().length;
        assertTrue(mean < 1.5, "mean difference " + mean);
    }

    @Test
    void takesOnlyThePartThatWasAskedFor() {
        Picture picture = Scenery.draw(4, 320, 180);
        Picture framed = Scenery.framed(picture, 50, 30, 0xffffff);
        byte[] part = SmallPicture.of(framed, new Box(50, 30, 320, 180)).luma();
        assertEquals(java.util.Arrays.toString(whole(picture).luma()), java.util.Arrays.toString(part));
    }

    @Test
    void U26_takesPicturesOfAFewPixels() {
        for (int[] size : new int[][] {{1, 1}, {2, 2}, {8, 1}, {1, 16_384}}) {
            SmallPicture small = whole(Scenery.plain(size[0], size[1], 90));
            assertEquals(90, small.luma()[1234] & 0xff);
        }
    }

    @Test
    void refusesPixelsThatDoNotFit() {
        assertThrows(IllegalArgumentException.class, () -> new Picture(2, 2, new byte[11]));
        assertThrows(IllegalArgumentException.class, () -> new Picture(0, 2, new byte[0]));
    }

    @Test
    void drawnPicturesAreUpright() {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 1, 0xffffff);
        byte[] luma = whole(Scenery.of(image)).luma();
        assertEquals(255, luma[(FrameSize.LUMA_HEIGHT - 1) * FrameSize.LUMA_WIDTH] & 0xff);
        assertEquals(0, luma[0]);
    }

    private static SmallPicture whole(Picture picture) {
        return SmallPicture.of(picture, Box.of(picture));
    }
}
