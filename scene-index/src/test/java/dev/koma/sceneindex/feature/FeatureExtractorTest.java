package dev.koma.sceneindex.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureExtractorTest {
    private static final FeatureExtractor EXTRACTOR = new FeatureExtractor(2000);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theMirrorImageHasTheMirroredFeatures(int seed) {
        GreyPicture picture = grey(Scenery.crowded(seed, 481, 271, 0));
        LocalFeatures expected = EXTRACTOR.extract(picture).mirrored();
        LocalFeatures found = EXTRACTOR.extract(mirrored(picture));

        // From the second octave on other pixels are left out of the mirror image: the features are nearly the same
        // only.
        assertTrue(Repeated.share(expected, found, FeatureExtractorTest::same, 1, 0.9) > 0.8);
        assertTrue(Repeated.share(found, expected, FeatureExtractorTest::same, 1, 0.9) > 0.8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theNegativeHasTheNegativeFeatures(int seed) {
        GreyPicture picture = grey(Scenery.crowded(seed, 480, 270, 0));
        LocalFeatures expected = EXTRACTOR.extract(picture).negative();
        LocalFeatures found = EXTRACTOR.extract(negative(picture));

        assertTrue(Repeated.share(expected, found, FeatureExtractorTest::same, 1, 0.999) > 0.98);
        assertTrue(Repeated.share(found, expected, FeatureExtractorTest::same, 1, 0.999) > 0.98);
    }

    @Test
    void mirroredTwiceOrInvertedTwiceIsTheSame() {
        LocalFeatures features = EXTRACTOR.extract(grey(Scenery.crowded(5, 320, 180, 0)));
        assertSame(features, features.negative().negative(), 0);
        assertSame(features, features.mirrored().mirrored(), 1e-4f);
        assertSame(features.negative().mirrored(), features.mirrored().negative(), 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 640", "2, 640", "3, 360", "4, 360"})
    void featuresAreFoundAgainAtAnotherSize(int seed, int longer) {
        Picture picture = Scenery.crowded(seed, 480, 270, 0);
        double scale = longer / 480.0;
        LocalFeatures scaled = EXTRACTOR.extract(GreyPicture.of(picture, Box.of(picture), longer));
        double share = Repeated.share(
                EXTRACTOR.extract(grey(picture)),
                scaled,
                (x, y) -> new float[] {(float) (x * scale), (float) (y * scale)},
                scale,
                0.85);
        assertTrue(share > 0.6, "share " + share);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void featuresAreFoundAgainInAPartOfThePicture(int seed) {
        Picture picture = Scenery.crowded(seed, 480, 270, 0);
        LocalFeatures part = EXTRACTOR.extract(GreyPicture.of(picture, new Box(61, 33, 300, 200), 300));
        double share =
                Repeated.share(EXTRACTOR.extract(grey(picture)), part, (x, y) -> new float[] {x - 61, y - 33}, 1, 0.9);
        assertTrue(share > 0.75, "share " + share);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void featuresAreFoundAgainInADarkenedPictureWithNoise(int seed) {
        Random random = new Random(seed);
        Picture picture = Scenery.crowded(seed, 480, 270, 0);
        Picture dark = Scenery.toned(picture, value -> (int) (value * 0.5 + 10 + random.nextGaussian() * 2));
        double share = Repeated.share(
                EXTRACTOR.extract(grey(picture)), EXTRACTOR.extract(grey(dark)), FeatureExtractorTest::same, 1, 0.85);
        assertTrue(share > 0.7, "share " + share);
    }

    @Test
    void thereAreNoMoreThanTheLimitAndTheyAreOfTheWholePicture() {
        // The left half is full of strong features, the right one has weak ones.
        Picture weak = Scenery.toned(Scenery.crowded(7, 480, 270, 0), value -> 96 + value / 4);
        GreyPicture picture = grey(weak);
        Random random = new Random(8);
        for (int i = 0; i < 800; i++) {
            int x = random.nextInt(230);
            int y = random.nextInt(260);
            byte tone = (byte) (random.nextBoolean() ? 255 : 0);
            for (int j = 0; j < 36; j++) {
                picture.luma()[(y + j / 6) * 480 + x + j % 6] = tone;
            }
        }
        LocalFeatures all = EXTRACTOR.extract(picture);
        LocalFeatures few = new FeatureExtractor(100).extract(picture);

        assertEquals(100, few.count());
        assertTrue(all.count() > 300, all.count() + " features");
        assertTrue(right(few) >= 10, right(few) + " on the right");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "8,1", "1,300", "300,1", "19,400", "20,20", "21,33", "480,270"})
    void U26_U39_U40_flatAndTinyPicturesHaveNoFeatures(int width, int height) {
        for (int tone : new int[] {0, 127, 255}) {
            Picture flat = Scenery.plain(width, height, tone);
            assertEquals(0, EXTRACTOR.extract(grey(flat)).count());
        }
        Picture noise = new Picture(width, height, new byte[width * height * 3]);
        new Random(9).nextBytes(noise.rgb());
        LocalFeatures features = EXTRACTOR.extract(grey(noise));
        assertTrue(Math.min(width, height) >= 20 || features.count() == 0);
        for (float value : features.descriptors()) {
            assertTrue(value >= 0 && value <= 1);
        }
    }

    @Test
    void descriptorsHaveLengthOneAndPlacesLieInThePicture() {
        LocalFeatures features = EXTRACTOR.extract(grey(Scenery.crowded(11, 480, 270, 0)));
        assertTrue(features.count() > 50);
        for (int i = 0; i < features.count(); i++) {
            double squares = 0;
            for (int k = 0; k < LocalFeatures.LENGTH; k++) {
                float value = features.descriptors()[i * LocalFeatures.LENGTH + k];
                squares += value * value;
            }
            assertEquals(1, squares, 1e-4);
            assertTrue(features.x()[i] > 0 && features.x()[i] < 480);
            assertTrue(features.y()[i] > 0 && features.y()[i] < 270);
            assertTrue(features.sigma()[i] > 1);
        }
    }

    @Test
    void severalThreadsFindWhatOneFinds() throws Exception {
        FeatureExtractor shared = new FeatureExtractor(150);
        List<LocalFeatures> expected = new ArrayList<>();
        List<Future<LocalFeatures>> found = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 24; i++) {
                GreyPicture picture = grey(Scenery.crowded(i % 6, 320, 180, 0));
                expected.add(new FeatureExtractor(150).extract(picture));
                found.add(threads.submit(() -> shared.extract(picture)));
            }
            for (int i = 0; i < expected.size(); i++) {
                assertSame(expected.get(i), found.get(i).get(), 0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0,0", "1,1,1", "0,1,2", "-1,1,3", "-1,0,4", "-1,-1,5", "0,-1,6", "1,-1,7"})
    void directionsAreEighthsOfATurn(float dx, float dy, float eighths) {
        assertEquals(eighths, DescriptorWriter.eighths(3 * dx, 3 * dy), 0.002);
    }

    private static int right(LocalFeatures features) {
        int right = 0;
        for (float x : features.x()) {
            right += x > 250 ? 1 : 0;
        }
        return right;
    }

    private static void assertSame(LocalFeatures expected, LocalFeatures found, float error) {
        assertArrayEquals(expected.x(), found.x(), error);
        assertArrayEquals(expected.y(), found.y());
        assertArrayEquals(expected.sigma(), found.sigma());
        assertArrayEquals(expected.descriptors(), found.descriptors());
    }

    private static float[] same(float x, float y) {
        return new float[] {x, y};
    }

    private static GreyPicture grey(Picture picture) {
        return GreyPicture.of(picture, Box.of(picture), Math.max(picture.width(), picture.height()));
    }

    private static GreyPicture mirrored(GreyPicture picture) {
        byte[] luma = new byte[picture.luma().length];
        int width = picture.width();
        for (int i = 0; i < luma.length; i++) {
            luma[i] = picture.luma()[i / width * width + width - 1 - i % width];
        }
        return new GreyPicture(width, picture.height(), luma);
    }

    private static GreyPicture negative(GreyPicture picture) {
        byte[] luma = picture.luma().clone();
        for (int i = 0; i < luma.length; i++) {
            luma[i] = (byte) (255 - (luma[i] & 0xff));
        }
        return new GreyPicture(picture.width(), picture.height(), luma);
    }
}
