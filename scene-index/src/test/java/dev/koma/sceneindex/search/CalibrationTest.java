package dev.koma.sceneindex.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final double MATCH = 0.9;

    @Test
    void whatSpeaksForAMomentRaisesItsScore() {
        Evidence little = new Evidence(8_000, 10, 0.2, 0.6, 0.8);

        double score = Calibration.score(little);
        assertTrue(Calibration.score(new Evidence(2_000, 10, 0.2, 0.6, 0.8)) > score);
        assertTrue(Calibration.score(new Evidence(8_000, 50, 0.2, 0.6, 0.8)) > score);
        assertTrue(Calibration.score(new Evidence(8_000, 10, 0.5, 0.6, 0.8)) > score);
        assertTrue(Calibration.score(new Evidence(8_000, 10, 0.2, 0.9, 0.8)) > score);
    }

    @Test
    void nothingIsNoMatchHoweverAloneItIs() {
        double nothing = Calibration.score(new Evidence(Double.POSITIVE_INFINITY, 0, 0, 0, 1));

        assertEquals(0, nothing, 0.1);
        assertTrue(Calibration.similarity(nothing, 100) < 0.2);
    }

    @Test
    void aPlainMomentIsAMatchUnlessAnotherIsAboutAsPlain() {
        double plain = Calibration.score(new Evidence(300, 0, 0, 0.97, 1));

        assertTrue(Calibration.similarity(plain, 5) > MATCH);
        assertTrue(Calibration.similarity(plain, 0.1) < MATCH);
        assertTrue(Calibration.similarity(plain, -3) < 0.5);
    }

    @Test
    void isAlwaysBetween0And1() {
        for (double score : new double[] {-1e9, 0, 1e9}) {
            for (double lead : new double[] {-1e9, 0, 1e9}) {
                double similarity = Calibration.similarity(score, lead);
                assertTrue(similarity >= 0 && similarity <= 1);
            }
        }
    }
}
