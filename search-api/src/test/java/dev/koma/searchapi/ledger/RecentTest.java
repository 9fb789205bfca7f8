package dev.koma.searchapi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class RecentTest {
    @Test
    void K7_theNewestRequestIsNeverForgottenBeforeAnOlderOne() {
        Recent<Integer> recent = new Recent<>(100);
        for (int i = 0; i < 10_000; i++) {
            recent.put("request" + i, i);
            assertEquals(i, recent.get("request" + i));
            assertEquals(Math.max(0, i - 99), recent.get("request" + Math.max(0, i - 99)));
            assertNull(recent.get("request" + (i - 100)));
        }
    }

    @Test
    void keepsWhatWasSaidFirst() {
        Recent<Integer> recent = new Recent<>(2);

        assertNull(recent.putIfAbsent("request", 1));
        assertEquals(1, recent.putIfAbsent("request", 2));
        assertEquals(1, recent.get("request"));
    }
}
