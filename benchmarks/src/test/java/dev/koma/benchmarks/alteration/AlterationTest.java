package dev.koma.benchmarks.alteration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlterationTest {
    private final BufferedImage screenshot = Scenery.make(new SplittableRandom(7), 320, 180);

    @Test
    void theGoalsAreSetForThirtySevenAlterations() {
        List<String> core = Arrays.stream(Alteration.values())
                .filter(Alteration::isCore)
                .map(Alteration::label)
                .toList();
        assertEquals(37, core.size());
        assertEquals("none", core.getFirst());
        assertEquals("combo_phone_photo_crop", core.getLast());
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameFileForTheSameSeedAndLeavesThePictureAsItIs(Alteration alteration) {
        int[] before = Pixels.of(screenshot).clone();
        byte[] first = alteration.file(screenshot, alteration.random(3, 14));
        byte[] second = alteration.file(screenshot, alteration.random(3, 14));
        assertArrayEquals(first, second);
        assertArrayEquals(before, Pixels.of(screenshot));
    }

    @ParameterizedTest
    @EnumSource
    void writesAFileThatIsWhatItsExtensionSays(Alteration alteration) throws IOException {
        byte[] file = alteration.file(screenshot, alteration.random(1, 0));
        var readers = ImageIO.getImageReaders(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
        String format = readers.next().getFormatName();
        assertEquals(alteration.extension().equals("png") ? "png" : "JPEG", format);
    }

    @ParameterizedTest
    @EnumSource
    void worksOnPicturesOfAnyShape(Alteration alteration) {
        for (int[] size : List.of(new int[] {16, 16}, new int[] {200, 17}, new int[] {40, 90})) {
            BufferedImage image = Scenery.make(new SplittableRandom(1), size[0], size[1]);
            BufferedImage altered = alteration.apply(image, alteration.random(1, size[1]));
            assertTrue(altered.getWidth() > 0 && altered.getHeight() > 0);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "JPEG_Q30"})
    void changesThePicture(Alteration alteration) {
        BufferedImage altered = alteration.apply(screenshot, alteration.random(1, 0));
        boolean sameSize = altered.getWidth() == screenshot.getWidth() && altered.getHeight() == screenshot.getHeight();
        assertFalse(sameSize && Arrays.equals(Pixels.of(screenshot), Pixels.of(altered)));
    }

    @ParameterizedTest
    @EnumSource(names = {"CROP10", "CROP25", "CROP50", "CROP75"})
    void cropsKeepTheShareOfTheAreaThatTheirNameSays(Alteration crop) {
        double removed = Integer.parseInt(crop.label().substring(4)) / 100.0;
        for (int number = 0; number < 50; number++) {
            BufferedImage part = crop.apply(screenshot, crop.random(5, number));
            double kept = (double) part.getWidth() * part.getHeight() / (320 * 180);
            assertEquals(1 - removed, kept, 0.02);
        }
    }

    @Test
    void takesPicturesOfOtherTypes() {
        BufferedImage bytes = new BufferedImage(320, 180, BufferedImage.TYPE_3BYTE_BGR);
        bytes.getGraphics().drawImage(screenshot, 0, 0, null);
        BufferedImage taken = Alteration.NONE.apply(bytes, Alteration.NONE.random(1, 1));
        assertArrayEquals(screenshot.getRGB(0, 0, 320, 180, null, 0, 320), taken.getRGB(0, 0, 320, 180, null, 0, 320));
    }

    @Test
    void otherScreenshotsGetOtherChoices() {
        assertNotEquals(
                Alteration.CROP50.random(1, 1).nextLong(),
                Alteration.CROP50.random(1, 2).nextLong());
    }
}
