package dev.koma.sceneindex.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void ofSeveralSimilarFeaturesTheMostSimilarCounts() {
        Matches matches = new Matches();
        matches.add(1, 0, 0, 2);
        matches.add(1, 0, 0, 5);
        matches.add(1, 0, 0, 3);
        matches.add(2, 0, 0, 5.5f);
        matches.add(3, 0, 0, 6.5f);
        matches.add(1, 4, 0, 1);
        assertArrayEquals(new int[] {3}, keyframes(matches, 1, Comparator.naturalOrder()));
        assertArrayEquals(new int[] {1, 3}, keyframes(matches, 2, Comparator.naturalOrder()));
    }

    @Test
    void theTopHasNoMoreThanAskedForAndTiesAreDecided() {
        Matches matches = new Matches();
        for (int keyframe = 1; keyframe < 6; keyframe++) {
            matches.add(100_000 * keyframe, 0, 0, keyframe == 3 ? 9 : 4);
        }
        assertArrayEquals(new int[] {300_000, 400_000, 500_000}, keyframes(matches, 3, Comparator.reverseOrder()));
        assertArrayEquals(new int[] {100_000, 200_000, 300_000}, keyframes(matches, 3, Comparator.naturalOrder()));
        assertEquals(5, keyframes(matches, 10, Comparator.naturalOrder()).length);
    }

    @Test
    void keepsTheMatchesOfEachKeyframeInOrder() {
        Matches matches = new Matches();
        for (int feature = 0; feature < 100; feature++) {
            matches.add(70_000, feature, 2 * feature, 1);
            matches.add(5, feature, feature, 1);
        }
        Tally.Heaviest heaviest = Tally.heaviest(matches, 70_001, 2, Comparator.naturalOrder());
        int[] places = Arrays.stream(heaviest.rows()[1])
                .map(row -> heaviest.matches().places[row])
                .toArray();
        assertEquals(100, heaviest.rows()[0].length);
        assertEquals(100, places.length);
        assertEquals(0, places[0]);
        assertEquals(198, places[99]);
    }

    @Test
    void nothingWasVotedFor() {
        assertEquals(0, keyframes(new Matches(), 3, Comparator.naturalOrder()).length);
    }

    private static int[] keyframes(Matches matches, int count, Comparator<Integer> ties) {
        Tally.Heaviest heaviest = Tally.heaviest(matches, 1_000_000, count, ties);
        return Arrays.stream(heaviest.rows())
                .mapToInt(rows -> heaviest.matches().keyframes[rows[0]])
                .toArray();
    }
}
