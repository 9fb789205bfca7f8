package dev.koma.sceneindex.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.Homography;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookTest {
    private static final Box BOX = new Box(30, 20, 200, 100);

    @Test
    void theFrameOfAMirroredPartBeginsAtItsRightEdge() {
        Look asIs = Look.of(Scenery.draw(1, 320, 180), BOX, new Describer());
        List<Look> both = List.of(asIs, asIs.mirror(new Describer()));

        assertEquals(Homography.affine(200, 0, 30, 0, 100, 20), both.getFirst().place());
        Homography mirrored = both.getLast().place();
        assertEquals(230, mirrored.x(0, 0));
        assertEquals(30, mirrored.x(1, 1));
        assertEquals(20, mirrored.y(0, 0));
        assertEquals(120, mirrored.y(1, 1));
    }

    @Test
    void theMirrorImageOfAPartLooksLikeThatPartOfTheMirrorImage() {
        Picture picture = Scenery.draw(2, 320, 180);
        Look mirrored = Look.of(picture, BOX, new Describer()).mirror(new Describer());
        Look plain = Look.of(Scenery.mirrored(picture), new Box(90, 20, 200, 100), new Describer());

        assertTrue(mirrored.mirrored() && !plain.mirrored());
        assertTrue(Descriptor.gradientDistance(
                        mirrored.descriptor().gradients(), plain.descriptor().gradients())
                < 100);
    }

    @Test
    void U39_onlyAPartOfOneColourIsFlat() {
        Picture framed = Scenery.framed(Scenery.draw(3, 320, 180), 0, 60, 0);
        assertTrue(Look.of(framed, new Box(0, 0, 320, 50), new Describer()).isFlat());
        assertFalse(Look.of(framed, Box.of(framed), new Describer()).isFlat());
    }
}
