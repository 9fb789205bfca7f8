package dev.koma.sceneindex.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import org.junit.jupiter.api.Test;

class VotesTest {
    @Test
    void ofSeveralSimilarFeaturesTheMostSimilarCounts() {
        Votes votes = new Votes(3);
        votes.add(1, 0, 2);
        votes.add(1, 0, 5);
        votes.add(1, 0, 3);
        votes.add(1, 4, 1);
        assertEquals(6, votes.of(1));
        assertEquals(0, votes.of(0));
    }

    @Test
    void theTopHasNoMoreThanAskedForAndTiesAreDecided() {
        Votes votes = new Votes(6);
        for (int keyframe = 1; keyframe < 6; keyframe++) {
            votes.add(keyframe, 0, keyframe == 3 ? 9 : 4);
        }
        assertArrayEquals(new int[] {-1, -1, -1, 0, 1, 2}, votes.top(3, Comparator.reverseOrder()));
        assertArrayEquals(new int[] {-1, 0, 1, 2, -1, -1}, votes.top(3, Comparator.naturalOrder()));
        assertArrayEquals(new int[] {-1, 0, 1, 2, 3, 4}, votes.top(10, Comparator.naturalOrder()));
    }
}
