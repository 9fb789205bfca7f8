package dev.koma.sceneindex.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InnerBoxesTest {
    @ParameterizedTest
    @CsvSource({"0x121212, 0xebebeb, 606, 1280", "0xfafafa, 0x191919, 591, 1280", "0x15202b, 0xffffff, 720, 1280"})
    void findsAPictureInAPhonesScreenshot(String back, String fore, int width, int height) {
        Canvas canvas = new Canvas(width, height, Integer.decode(back));
        Box video = new Box(0, height / 6, width, width * 9 / 16);
        canvas.picture(11, video);
        canvas.text(Integer.decode(fore), new Box(20, 20, width - 60, height / 6 - 60));
        canvas.text(Integer.decode(fore), new Box(20, video.y() + video.height() + 40, width - 60, height / 2));

        assertFound(video, canvas);
    }

    @Test
    void findsAPictureInABrowsersWindow() {
        Canvas canvas = new Canvas(1280, 720, 0xf4f4f4);
        canvas.fill(0xdddfe4, new Box(0, 0, 1280, 60));
        Box video = new Box(40, 90, 760, 428);
        canvas.picture(12, video);
        canvas.text(0x222222, new Box(830, 100, 420, 580));
        canvas.text(0x222222, new Box(40, 545, 700, 140));

        assertFound(video, canvas);
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "740, 20", "740, 432", "0, 450"})
    void findsASmallPictureInTheCornerOfAnother(int x, int y) {
        Canvas canvas = new Canvas(1280, 720, 0);
        canvas.picture(13, new Box(0, 0, 1280, 720));
        Box inner = new Box(x, y, 480, 270);
        canvas.picture(14, inner);

        assertFound(inner, canvas);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 12})
    void findsEachPictureOfACollage(int gap) {
        Canvas canvas = new Canvas(1120 + gap, 630 + gap, 0xffffff);
        for (int i = 0; i < 4; i++) {
            canvas.picture(20 + i, cell(i, gap));
        }
        for (int i = 0; i < 4; i++) {
            assertFound(cell(i, gap), canvas);
        }
    }

    private static Box cell(int i, int gap) {
        return new Box(i % 2 * (560 + gap), i / 2 * (315 + gap), 560, 315);
    }

    @Test
    void findsThePictureBelowAMemesText() {
        Canvas canvas = new Canvas(640, 480, 0xffffff);
        Box inner = new Box(0, 120, 640, 360);
        canvas.picture(15, inner);
        canvas.text(0, new Box(20, 20, 600, 80));

        assertFound(inner, canvas);
    }

    @Test
    void findsThePictureInABorder() {
        Picture framed = Scenery.framed(Scenery.draw(16, 500, 280), 45, 30, 0x3050a0);
        assertEquals(new Box(45, 30, 500, 280), InnerBoxes.of(framed).getFirst());
    }

    @Test
    void placesSidesToThePixel() {
        Canvas canvas = new Canvas(1003, 601, 0);
        canvas.picture(17, new Box(0, 0, 1003, 601));
        Box inner = new Box(487, 33, 483, 271);
        canvas.picture(18, inner);

        assertTrue(
                InnerBoxes.of(canvas.picture()).stream()
                        .anyMatch(box -> Math.abs(box.x() - inner.x()) <= 1
                                && Math.abs(box.y() - inner.y()) <= 1
                                && Math.abs(box.width() - inner.width()) <= 2
                                && Math.abs(box.height() - inner.height()) <= 2),
                InnerBoxes.of(canvas.picture()).toString());
    }

    @Test
    void findsTheSameBoxesAgain() {
        Picture picture = Scenery.draw(19, 640, 360);
        assertEquals(InnerBoxes.of(picture), InnerBoxes.of(picture));
    }

    @Test
    void U26_findsNothingInPicturesOfAFewPixels() {
        for (int[] size : new int[][] {{1, 1}, {2, 2}, {8, 1}, {1, 16_384}, {16_384, 3}, {15, 15}}) {
            assertEquals(List.of(), InnerBoxes.of(Scenery.plain(size[0], size[1], 90)));
        }
    }

    @Test
    void U40_findsNothingInAPictureOfOneColour() {
        assertEquals(List.of(), InnerBoxes.of(Scenery.plain(640, 360, 0)));
        assertEquals(List.of(), InnerBoxes.of(Scenery.plain(360, 640, 255)));
    }

    private static void assertFound(Box expected, Canvas canvas) {
        List<Box> found = InnerBoxes.of(canvas.picture());
        assertTrue(found.size() <= InnerBoxes.MOST);
        assertTrue(
                found.stream().anyMatch(box -> box.overlap(expected) >= 0.95),
                () -> "expected " + expected + " among " + found);
    }

    /** A picture to put pictures and text on. */
    private static final class Canvas {
        private final BufferedImage image;
        private final Graphics2D graphics;

        Canvas(int width, int height, int colour) {
            image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            graphics = image.createGraphics();
            fill(colour, new Box(0, 0, width, height));
        }

        void fill(int colour, Box box) {
            graphics.setColor(new Color(colour));
            graphics.fillRect(box.x(), box.y(), box.width(), box.height());
        }

        void picture(long seed, Box box) {
            Picture drawn = Scenery.draw(seed, box.width(), box.height());
            for (int y = 0, p = 0; y < box.height(); y++) {
                for (int x = 0; x < box.width(); x++, p += 3) {
                    int rgb = (drawn.rgb()[p] & 0xff) << 16
                            | (drawn.rgb()[p + 1] & 0xff) << 8
                            | drawn.rgb()[p + 2] & 0xff;
                    image.setRGB(box.x() + x, box.y() + y, rgb);
                }
            }
        }

        /** Lines of little rectangles, as letters look from afar; no font is needed. */
        void text(int colour, Box box) {
            Random random = new Random(box.hashCode());
            graphics.setColor(new Color(colour));
            for (int y = box.y(); y + 18 <= box.y() + box.height(); y += 30) {
                for (int x = box.x(); x < box.x() + box.width() * (0.6 + 0.35 * random.nextDouble()); x += 9) {
                    if (random.nextInt(6) > 0) {
                        graphics.fillRect(x, y + random.nextInt(6), 2 + random.nextInt(3), 8 + random.nextInt(8));
                        graphics.fillRect(x, y + 6 + random.nextInt(8), 6, 2);
                    }
                }
            }
        }

        Picture picture() {
            return Scenery.of(image);
        }
    }
}
