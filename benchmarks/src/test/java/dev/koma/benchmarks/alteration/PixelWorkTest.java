package dev.koma.benchmarks.alteration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PixelWorkTest {
    private final BufferedImage scenery = Scenery.make(new SplittableRandom(2), 120, 80);

    @Test
    void twoMirrorsAndTwoHalfTurnsGiveThePictureBack() {
        assertArrayEquals(rgb(scenery), rgb(Turns.mirrored(Turns.mirrored(scenery))));
        assertArrayEquals(rgb(scenery), rgb(Turns.halfTurn(Turns.halfTurn(scenery))));
    }

    @Test
    void aQuarterTurnMovesACornerToTheNext() {
        for (int seed = 0; seed < 8; seed++) {
            BufferedImage turned = Turns.quarterTurn(scenery, new SplittableRandom(seed));
            assertEquals(80, turned.getWidth());
            int corner = scenery.getRGB(0, 0);
            assertTrue(corner == turned.getRGB(79, 0) || corner == turned.getRGB(0, 119));
        }
    }

    @Test
    void shrinkingKeepsTheMean() {
        BufferedImage small = Resampling.to(scenery, 17, 11);
        assertEquals(mean(scenery), mean(small), 0.6);
    }

    @Test
    void enlargingKeepsOneColourAndTheMean() {
        BufferedImage plain = Pixels.blank(9, 7, 0x336699);
        assertTrue(Arrays.stream(Pixels.of(Resampling.to(plain, 40, 50))).allMatch(pixel -> pixel == 0x336699));
        assertEquals(mean(scenery), mean(Resampling.to(scenery, 300, 200)), 1);
    }

    @Test
    void blurringKeepsTheMeanAndTakesTheContrast() {
        BufferedImage blurred = Planes.blur(scenery, 4);
        assertEquals(mean(scenery), mean(blurred), 2.5);
        assertTrue(deviation(blurred) < deviation(scenery));
    }

    @Test
    void aHomographyTakesTheFourPointsWhereTheyBelong() {
        double[][] from = {{0, 0}, {100, 3}, {90, 70}, {-5, 66}};
        double[][] to = {{10, 12}, {80, 8}, {99, 88}, {1, 50}};
        double[] h = Homography.between(from, to).values();
        for (int i = 0; i < 4; i++) {
            double x = from[i][0];
            double y = from[i][1];
            double w = h[6] * x + h[7] * y + 1;
            assertEquals(to[i][0], (h[0] * x + h[1] * y + h[2]) / w, 1e-6);
            assertEquals(to[i][1], (h[3] * x + h[4] * y + h[5]) / w, 1e-6);
        }
    }

    @Test
    void anIdenticalHomographyDrawsTheSamePicture() {
        BufferedImage out = Pixels.blank(120, 80);
        new Homography(new double[] {1, 0, 0, 0, 1, 0, 0, 0}).draw(scenery, out);
        assertArrayEquals(rgb(scenery), rgb(out));
    }

    @Test
    void aPaletteHasNoMoreColoursThanAskedFor() {
        for (boolean dither : new boolean[] {true, false}) {
            long colours = Arrays.stream(Pixels.of(Palette.reduce(scenery, 32, dither)))
                    .distinct()
                    .count();
            assertTrue(colours <= 32 && colours > 16, colours + " colours");
        }
    }

    private static int[] rgb(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static double mean(BufferedImage image) {
        return Arrays.stream(Pixels.of(image))
                .mapToDouble(Pixels::luma)
                .average()
                .orElseThrow();
    }

    private static double deviation(BufferedImage image) {
        double mean = mean(image);
        return Math.sqrt(Arrays.stream(Pixels.of(image))
                .mapToDouble(pixel -> Math.pow(Pixels.luma(pixel) - mean, 2))
                .average()
                .orElseThrow());
    }
}
