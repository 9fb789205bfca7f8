package dev.koma.sceneindex.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.feature.LocalFeatures;
import dev.koma.sceneindex.picture.Homography;
import dev.koma.sceneindex.word.Place;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {
    private static final double ASPECT = 16 / 9.0;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 270;

    @ParameterizedTest
    @CsvSource({
        "480, 270, 0, 0",
        "200, 112, 150, 90",
        "900, 506, -210, -130",
        "360, 270, 60, 0",
        "480, 200, 0, 35",
        "130, 73, 20, 180"
    })
    void findsTheFrameAmongSevenWrongPairsOfTen(double width, double height, double x0, double y0) {
        Homography place = Homography.affine(width, 0, x0, 0, height, y0);
        LocalMatch match = best(Scene.of(1, place, 30, 70), false);
        assertNotNull(match);
        assertNear(place, match.place());
        assertTrue(match.inliers() >= 22, match.inliers() + " inliers");
        assertTrue(match.error() < 0.02);
        assertTrue(match.spread() > 0.2 && match.spread() <= 1);
    }

    @Test
    void findsAFrameThatIsALittleTurnedAndSkewed() {
        Homography place = Homography.affine(400, -20, 50, 24, 225, 10);
        LocalMatch match = best(Scene.of(2, place, 40, 60), false);
        assertNotNull(match);
        assertNear(place, match.place());
    }

    @Test
    void saysWhereAMirroredFrameLiesInThePictureItself() {
        // In the mirror image the frame begins 100 pixels from the left, so in the picture it ends 100 from the right.
        Scene scene = Scene.of(3, Homography.affine(300, 0, 100, 0, 169, 50), 40, 60);
        LocalMatch match = best(scene, true);
        assertNotNull(match);
        assertNear(Homography.affine(-300, 0, WIDTH - 100, 0, 169, 50), match.place());
        assertTrue(match.side().mirrored());
    }

    @Test
    void pairsAtRandomAgreeOnLittle() {
        for (int seed = 0; seed < 50; seed++) {
            LocalMatch match = best(Scene.of(100 + seed, Homography.affine(1, 0, 0, 0, 1, 0), 0, 100), false);
            assertTrue(match == null || match.inliers() < 12, () -> String.valueOf(match));
        }
    }

    @Test
    void fewerPairsThanAskedForAreNoMatch() {
        assertNull(best(Scene.of(4, Homography.affine(480, 0, 0, 0, 270, 0), 3, 0), false));
        assertNull(best(Scene.of(4, Homography.affine(480, 0, 0, 0, 270, 0), 0, 0), false));
        assertNotNull(best(Scene.of(4, Homography.affine(480, 0, 0, 0, 270, 0), 9, 0), false));
    }

    @Test
    void manyPairsOfOneFeatureAreOne() {
        Scene scene = new Scene();
        Homography place = Homography.affine(480, 0, 0, 0, 270, 0);
        for (int i = 0; i < 50; i++) {
            scene.add(place, 0.5, 0.5, 0.01, 1);
        }
        assertNull(best(scene, false));
    }

    @Test
    void theOrderOfThePairsDoesNotMatter() {
        Scene scene = Scene.of(5, Homography.affine(300, 0, 90, 0, 169, 30), 120, 280);
        LocalMatch expected = best(scene, false);
        assertNotNull(expected);
        for (int seed = 0; seed < 10; seed++) {
            List<Integer> rows = IntStream.range(0, scene.matches.count).boxed().collect(Collectors.toList());
            Collections.shuffle(rows, new Random(seed));
            LocalMatch found = best(scene, false, rows.stream().mapToInt(i -> i).toArray());
            assertNotNull(found);
            assertEquals(expected.place(), found.place());
            assertEquals(expected.weight(), found.weight());
            assertEquals(expected.error(), found.error());
        }
    }

    @Test
    void aTransformationThatTurnsOverOrStretchesMuchIsNotPlausible() {
        assertTrue(new Fit(100, 0, 0, 0, 100, 0).isPlausible());
        assertTrue(new Fit(100, 20, 0, 10, 80, 0).isPlausible());
        assertEquals(false, new Fit(-100, 0, 0, 0, 100, 0).isPlausible());
        assertEquals(false, new Fit(100, 0, 0, 0, 50, 0).isPlausible());
        assertEquals(false, new Fit(100, 60, 0, 0, 100, 0).isPlausible());
    }

    private static void assertNear(Homography expected, Homography found) {
        for (double u : new double[] {0, 1}) {
            for (double v : new double[] {0, 1}) {
                double error = Math.hypot(expected.x(u, v) - found.x(u, v), expected.y(u, v) - found.y(u, v));
                assertTrue(error < 0.03 * Math.abs(expected.xu()), expected + " " + found);
            }
        }
    }

    private static @Nullable LocalMatch best(Scene scene, boolean mirrored) {
        return best(scene, mirrored, IntStream.range(0, scene.matches.count).toArray());
    }

    private static @Nullable LocalMatch best(Scene scene, boolean mirrored, int[] rows) {
        Side side = new Side(scene.features(), mirrored, false);
        return Verification.best(side, Pairs.of(side.features(), ASPECT, scene.matches, rows), 7, 4);
    }

    /** Pairs of features, right ones with a little noise and wrong ones. */
    private static final class Scene {
        private final Matches matches = new Matches();
        private final float[] x = new float[500];
        private final float[] y = new float[500];
        private final float[] sigma = new float[500];

        static Scene of(int seed, Homography place, int right, int wrong) {
            Random random = new Random(seed);
            Scene scene = new Scene();
            for (int i = 0; i < right + wrong; i++) {
                double scale = 0.004 * Math.pow(2, random.nextDouble(4));
                if (i % (right + wrong) < right) {
                    scene.add(place, random.nextDouble(), random.nextDouble(), scale, 1 + random.nextFloat());
                    int last = scene.matches.count - 1;
                    scene.x[last] += (float) random.nextGaussian();
                    scene.y[last] += (float) random.nextGaussian();
                    scene.sigma[last] *= (float) Math.exp(0.1 * random.nextGaussian());
                } else {
                    Homography any = Homography.affine(
                            WIDTH * (0.3 + random.nextDouble()),
                            0,
                            WIDTH * (random.nextDouble() - 0.5),
                            0,
                            HEIGHT * (0.3 + random.nextDouble()),
                            HEIGHT * (random.nextDouble() - 0.5));
                    scene.add(any, random.nextDouble(), random.nextDouble(), scale, 1 + random.nextFloat());
                }
            }
            return scene;
        }

        void add(Homography place, double u, double v, double scale, float weight) {
            int i = matches.count;
            x[i] = (float) place.x(u, v);
            y[i] = (float) place.y(u, v);
            sigma[i] = (float) (scale * Math.sqrt(place.xu() * place.yv() * ASPECT));
            matches.add(7, i, Place.of((float) u, (float) v, (float) scale), weight);
        }

        LocalFeatures features() {
            return new LocalFeatures(WIDTH, HEIGHT, x, y, sigma, new float[x.length * LocalFeatures.LENGTH]);
        }
    }
}
