package dev.koma.sceneindex.word;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.feature.FeatureExtractor;
import dev.koma.sceneindex.feature.LocalFeatures;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.word.Vocabulary.Assignment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final int LIMIT = 22;

    private final Vocabulary vocabulary = Vocabulary.standard();

    @Test
    void wordsAreSortedAndTheSameEveryTime() {
        LocalFeatures features = features(Scenery.crowded(1, 480, 270, 0));
        VisualWords words = vocabulary.words(features);
        assertEquals(features.count(), words.count());
        for (int i = 1; i < words.count(); i++) {
            assertTrue(words.words()[i - 1] < words.words()[i]
                    || words.words()[i - 1] == words.words()[i]
                            && (words.signatures()[i - 1] < words.signatures()[i]
                                    || words.signatures()[i - 1] == words.signatures()[i]
                                            && words.places()[i - 1] <= words.places()[i]));
            assertTrue(words.words()[i] >= 0 && words.words()[i] < VisualWords.VOCABULARY);
        }
        VisualWords again = vocabulary.words(features);
        assertArrayEquals(words.words(), again.words());
        assertArrayEquals(words.signatures(), again.signatures());
        assertArrayEquals(words.places(), again.places());
    }

    @Test
    void theFirstOfTheNearestWordsIsTheOneThatTheIndexKeeps() {
        LocalFeatures features = features(Scenery.crowded(2, 480, 270, 0));
        Assignment[] assignments = vocabulary.assign(features, 8);
        VisualWords words = vocabulary.words(features);
        long[] expected = new long[words.count()];
        long[] found = new long[words.count()];
        for (int i = 0; i < words.count(); i++) {
            expected[i] = words.words()[i] * 31L + words.signatures()[i];
            found[i] = assignments[i].words()[0] * 31L + assignments[i].signatures()[0];
        }
        Arrays.sort(expected);
        Arrays.sort(found);
        assertArrayEquals(expected, found);
    }

    @Test
    void noWordIsAssignedTwice() {
        for (Assignment assignment : vocabulary.assign(features(Scenery.crowded(3, 480, 270, 0)), 8)) {
            assertEquals(8, assignment.words().length);
            assertEquals(8, Arrays.stream(assignment.words()).distinct().count());
        }
    }

    @Test
    void aDarkenedNoisyCopyIsFoundByWordsAndSignaturesAndAnotherPictureIsNot() {
        Random random = new Random(4);
        int alike = 0;
        int unlike = 0;
        int all = 0;
        for (int seed = 10; seed < 16; seed++) {
            Picture picture = Scenery.crowded(seed, 480, 270, 0);
            Picture copy = Scenery.toned(picture, value -> (int) (value * 0.6 + random.nextGaussian() * 2));
            VisualWords kept = vocabulary.words(features(picture));
            alike += similar(kept, features(copy));
            unlike += similar(kept, features(Scenery.crowded(seed + 100, 480, 270, 0)));
            all += kept.count();
        }
        assertTrue(alike > 0.5 * all, alike + " of " + all);
        assertTrue(unlike < 0.3 * alike, unlike + " against " + alike);
    }

    /** How many of the features kept have a similar one in a picture. */
    private int similar(VisualWords kept, LocalFeatures query) {
        Assignment[] assignments = vocabulary.assign(query, 8);
        int similar = 0;
        for (int i = 0; i < kept.count(); i++) {
            int feature = i;
            similar += Arrays.stream(assignments).anyMatch(assignment -> isSimilar(kept, feature, assignment)) ? 1 : 0;
        }
        return similar;
    }

    private static boolean isSimilar(VisualWords kept, int i, Assignment assignment) {
        for (int w = 0; w < assignment.words().length; w++) {
            if (assignment.words()[w] == kept.words()[i]
                    && Long.bitCount(assignment.signatures()[w] ^ kept.signatures()[i]) <= LIMIT) {
                return true;
            }
        }
        return false;
    }

    private static LocalFeatures features(Picture picture) {
        return new FeatureExtractor(200).extract(GreyPicture.of(picture, Box.of(picture), picture.width()));
    }
}
