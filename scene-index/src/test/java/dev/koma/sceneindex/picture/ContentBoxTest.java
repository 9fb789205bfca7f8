package dev.koma.sceneindex.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentBoxTest {
    @ParameterizedTest
    @CsvSource({"0, 60, 0x000000", "100, 0, 0x000000", "40, 80, 0xffffff", "33, 7, 0x2040a0"})
    void findsThePictureInsideAUniformBorder(int across, int down, String colour) {
        Picture picture = Scenery.draw(1, 320, 180);
        Box found = ContentBox.of(Scenery.framed(picture, across, down, Integer.decode(colour)));

        assertEquals(across, found.x(), 2);
        assertEquals(down, found.y(), 2);
        assertEquals(320, found.width(), 4);
        assertEquals(180, found.height(), 4);
    }

    @Test
    void keepsAPictureWithoutBorderWhole() {
        Picture picture = Scenery.draw(2, 320, 180);
        Box found = ContentBox.of(picture);
        assertTrue(found.width() >= 316 && found.height() >= 176, found.toString());
    }

    @Test
    void U40_keepsAPictureThatIsAllBorderWhole() {
        Picture black = Scenery.plain(64, 48, 0);
        assertEquals(Box.of(black), ContentBox.of(black));
    }

    @Test
    void keepsAPictureOfOnePixelWhole() {
        Picture pixel = Scenery.plain(1, 1, 200);
        assertEquals(new Box(0, 0, 1, 1), ContentBox.of(pixel));
    }
}
