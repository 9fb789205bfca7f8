package dev.koma.sceneindex.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.picture.GreyPicture;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureExtractorTest {
    private final FeatureExtractor extractor = new FeatureExtractor(120);

    @Test
    void findsTheSameWhateverPictureCameBefore() {
        LocalFeatures first = extractor.extract(spots(200, 120, 1, false));
        extractor.extract(spots(200, 120, 2, false));
        extractor.extract(spots(90, 70, 3, false));
        LocalFeatures again = extractor.extract(spots(200, 120, 1, false));
        assertTrue(first.count() > 20, first.count() + " features");
        assertArrayEquals(first.x(), again.x());
        assertArrayEquals(first.descriptors(), again.descriptors());
    }

    @Test
    void findsTheSameOnSeveralThreads() {
        LocalFeatures alone = extractor.extract(spots(200, 120, 1, false));
        IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> extractor.extract(spots(200, 120, 1, false)))
                .forEach(other -> assertArrayEquals(alone.descriptors(), other.descriptors()));
    }

    @Test
    void theMirrorImageHasTheMirroredFeatures() {
        LocalFeatures mirrored = extractor.extract(spots(200, 120, 1, false)).mirrored();
        LocalFeatures ofMirror = extractor.extract(spots(200, 120, 1, true));
        int same = 0;
        for (int i = 0; i < mirrored.count(); i++) {
            for (int j = 0; j < ofMirror.count(); j++) {
                boolean here = Math.abs(mirrored.x()[i] - ofMirror.x()[j]) < 1
                        && Math.abs(mirrored.y()[i] - ofMirror.y()[j]) < 1
                        && Math.abs(mirrored.sigma()[i] / ofMirror.sigma()[j] - 1) < 0.1;
                same += here && distance(mirrored, i, ofMirror, j) < 0.25 ? 1 : 0;
            }
        }
        assertTrue(same > 0.8 * mirrored.count(), same + " of " + mirrored.count());
    }

    @Test
    void directionsAreThoseOfTheArcTangent() {
        for (int degree = -179; degree < 180; degree++) {
            double angle = Math.toRadians(degree);
            float eighths = DescriptorWriter.eighths((float) (3 * Math.cos(angle)), (float) (3 * Math.sin(angle)));
            assertEquals((degree + 360) % 360 / 45.0, eighths % 8, 0.003, degree + " degrees");
        }
        assertTrue(Float.isFinite(DescriptorWriter.eighths(0, 0)));
    }

    @Test
    void aPictureWithoutContentOrSizeHasNoFeatures() {
        assertEquals(
                0, extractor.extract(new GreyPicture(64, 64, new byte[64 * 64])).count());
        assertEquals(
                0, extractor.extract(new GreyPicture(300, 5, new byte[1500])).count());
    }

    private static double distance(LocalFeatures one, int i, LocalFeatures other, int j) {
        double sum = 0;
        for (int k = 0; k < LocalFeatures.LENGTH; k++) {
            double difference =
                    one.descriptors()[i * LocalFeatures.LENGTH + k] - other.descriptors()[j * LocalFeatures.LENGTH + k];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** Soft spots of several sizes. */
    private static GreyPicture spots(int width, int height, int seed, boolean mirrored) {
        Random random = new Random(seed);
        float[] sum = new float[width * height];
        for (int spot = 0; spot < 120; spot++) {
            double cx = random.nextDouble() * width;
            double cy = random.nextDouble() * height;
            double size = 2 + 6 * random.nextDouble();
            double gain = 160 * random.nextDouble() - 80;
            for (int i = 0; i < sum.length; i++) {
                double dx = (i % width + 0.5 - cx) / size;
                double dy = (i / width + 0.5 - cy) / size / 1.5;
                sum[i] += (float) (gain * Math.exp(-(dx * dx + dy * dy) / 2));
            }
        }
        byte[] luma = new byte[sum.length];
        for (int i = 0; i < luma.length; i++) {
            int from = mirrored ? i - i % width + width - 1 - i % width : i;
            luma[i] = (byte) Math.clamp(128 + Math.round(sum[from]), 0, 255);
        }
        return new GreyPicture(width, height, luma);
    }
}
