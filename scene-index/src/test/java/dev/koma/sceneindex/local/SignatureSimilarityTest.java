package dev.koma.sceneindex.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureSimilarityTest {
    @ParameterizedTest
    @CsvSource({
        "0, 25",
        "1900000, 25", // of random signatures 5.17 % differ in at most 25 bits
        "2000000, 24", // 3.00 % in at most 24
        "3400000, 23",
        "6000000, 23", // 1.64 % in at most 23
        "6200000, 22",
        "10000000, 22",
        "9000000000000, 22"
    })
    void theMoreIsReadTheFewerBitsMayDiffer(long read, int bits) {
        assertEquals(bits, SignatureSimilarity.mostBits(read));
    }

    @Test
    void weighsLessWhatDiffersInMoreBits() {
        assertEquals(1, SignatureSimilarity.weight(0));
        for (int bits = 1; bits <= SignatureSimilarity.MOST_BITS; bits++) {
            assertTrue(SignatureSimilarity.weight(bits) < SignatureSimilarity.weight(bits - 1));
        }
        assertTrue(SignatureSimilarity.weight(SignatureSimilarity.MOST_BITS) > 0);
    }
}
