package dev.koma.sceneindex.descriptor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.FrameSize;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.picture.SmallPicture;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DescriberTest {
    private final Describer describer = new Describer();

    @Test
    void toneChangesMoveTheGradientsLessThanAnotherPictureDoes() {
        Picture picture = Scenery.draw(1, 640, 360);
        Descriptor original = describe(picture);
        int foreign = Descriptor.gradientDistance(
                original.gradients(), describe(Scenery.draw(2, 640, 360)).gradients());

        Picture darker = Scenery.toned(picture, v -> v / 2);
        Picture paler = Scenery.toned(picture, v -> 60 + v / 2);
        Picture negative = Scenery.toned(picture, v -> 255 - v);
        for (Picture toned : new Picture[] {darker, paler, negative}) {
            int distance = Descriptor.gradientDistance(
                    original.gradients(), describe(toned).gradients());
            assertTrue(distance * 5 < foreign, distance + " against " + foreign);
        }
    }

    @Test
    void differentPicturesAreFarApart() {
        for (int a = 0; a < 20; a++) {
            Descriptor one = describe(Scenery.draw(a, 320, 180));
            for (int b = a + 1; b < 20; b++) {
                Descriptor other = describe(Scenery.draw(b, 320, 180));
                int distance = Descriptor.gradientDistance(one.gradients(), other.gradients());
                assertTrue(distance > 3000, a + " and " + b + ": " + distance);
            }
        }
    }

    @Test
    void U39_aPictureOfOneColourHasNoGradientsAndNoContrast() {
        for (int grey : new int[] {0, 128, 255}) {
            Descriptor flat = describe(Scenery.plain(64, 36, grey));
            assertArrayEquals(new byte[Descriptor.GRADIENTS], flat.gradients());
            assertEquals(0, describer.contrast());
            assertEquals(grey, flat.colours()[0] & 0xff);
        }
    }

    @Test
    void theDescriptorDoesNotChangeUnnoticed() {
        // Arithmetic instead of drawing, which may differ from one Java to the next.
        byte[] luma = new byte[FrameSize.LUMA_WIDTH * FrameSize.LUMA_HEIGHT];
        for (int i = 0; i < luma.length; i++) {
            int x = i % FrameSize.LUMA_WIDTH;
            int y = i / FrameSize.LUMA_WIDTH;
            luma[i] = (byte) ((x * x / 23 + y * y / 11 + x * y / 17) % 256);
        }
        byte[] gradients = new byte[Descriptor.GRADIENTS];
        describer.gradients(luma, gradients);
        assertEquals(GOLDEN, HexFormat.of().formatHex(gradients));
    }

    @Test
    void oneDescriberGivesTheSameForTheSamePictureAgain() {
        Descriptor first = describe(Scenery.draw(7, 320, 180));
        describe(Scenery.draw(8, 320, 180));
        assertTrue(Arrays.equals(
                first.gradients(), describe(Scenery.draw(7, 320, 180)).gradients()));
    }

    private Descriptor describe(Picture picture) {
        return describer.describe(SmallPicture.of(picture, Box.of(picture)));
    }

    /** Made by this code; a change of it means a new value of the index format's parameters. */
    private static final String GOLDEN =
            "e8ce8c7fe7d8e6f552ecf8f9fe03f201fb00f79fd2fc2be005ff18fdf8ef15ff00f5f6070ff90202f90307fcfe0b0605fd10fcfbfaf90004ff050008fda3fafa";
}
