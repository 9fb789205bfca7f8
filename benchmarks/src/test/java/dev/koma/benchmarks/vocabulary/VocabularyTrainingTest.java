package dev.koma.benchmarks.vocabulary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.feature.LocalFeatures;
import dev.koma.sceneindex.word.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VocabularyTrainingTest {
    @Test
    void theSameFeaturesMakeTheSameFile() throws IOException {
        assertArrayEquals(file(rows(1), 5), file(rows(1), 5));
    }

    @Test
    void nearFeaturesHaveTheSameWordAndFarOnesDoNot() throws IOException {
        List<float[]> rows = rows(1);
        Vocabulary vocabulary = Vocabulary.read(new ByteArrayInputStream(file(rows, 5)));
        int near = 0;
        int far = 0;
        for (int i = 0; i < 200; i++) {
            int word = word(vocabulary, rows.get(i), 0);
            near += word == word(vocabulary, rows.get(i), 0.001f) ? 1 : 0;
            far += word == word(vocabulary, rows.get(i + 200), 0) ? 1 : 0;
        }
        assertTrue(near > 190 && far < 20, near + " near, " + far + " far");
    }

    @Test
    void componentsAreOrthonormalAndDescend() {
        PrincipalComponents components = PrincipalComponents.of(rows(2));
        for (int i = 1; i < 20; i++) {
            double across = 0;
            double along = 0;
            for (int j = 0; j < LocalFeatures.LENGTH; j++) {
                across += components.directions()[i][j] * components.directions()[i - 1][j];
                along += components.directions()[i][j] * components.directions()[i][j];
            }
            assertEquals(0, across, 1e-9);
            assertEquals(1, along, 1e-9);
            assertTrue(components.variances()[i] <= components.variances()[i - 1]);
        }
        assertEquals(1, components.energy(LocalFeatures.LENGTH), 1e-12);
    }

    @Test
    void tooFewFeaturesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new VocabularyTraining(rows(1).subList(0, 100), 1));
    }

    private static byte[] file(List<float[]> rows, long seed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new VocabularyTraining(rows, seed).write(out);
        return out.toByteArray();
    }

    private static int word(Vocabulary vocabulary, float[] row, float shift) {
        float[] moved = row.clone();
        for (int i = 0; i < moved.length; i += 2) {
            moved[i] += shift;
        }
        float[] one = {1};
        return vocabulary
                .assign(new LocalFeatures(10, 10, one, one, one, moved), 1)[0]
                .words()[0];
    }

    private static List<float[]> rows(int seed) {
        Random random = new Random(seed);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            float[] row = new float[LocalFeatures.LENGTH];
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextFloat() / (1 + j * 0.05f) / 8;
            }
            rows.add(row);
        }
        return rows;
    }
}
