package dev.koma.botcore.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

    private final Lanes lanes = new Lanes();
    private int jobs;

    private Entry add(String lane, int priority, int concurrency) {
        Instant at = START.plusMillis(jobs);
        String id = lane + jobs++;
        Entry entry =
                new Entry(new Job(id, lane, "place", concurrency, priority, at, at, at.plusSeconds(60), ""), false);
        lanes.add(entry);
        return entry;
    }

    /** The lanes in the order of their jobs, each finished before the next is taken. */
    private List<String> order() {
        List<String> order = new ArrayList<>();
        for (Optional<Entry> next = lanes.next(); next.isPresent(); next = lanes.next()) {
            order.add(next.get().job().lane());
            lanes.finished(next.get());
        }
        return order;
    }

    @Test
    void lanesTakeTurns() {
        for (int i = 0; i < 3; i++) {
            add("a", 0, 1);
        }
        add("b", 0, 1);
        add("c", 0, 1);
        assertEquals(List.of("a", "b", "c", "a", "a"), order());
        assertEquals(0, lanes.unfinished());
    }

    @Test
    void higherPriorityGoesFirst() {
        add("low", 0, 1);
        add("low", 0, 1);
        add("high", 5, 1);
        assertEquals(List.of("high", "low", "low"), order());
    }

    @Test
    void nobodyStarvesBehindHigherPriority() {
        add("low", 0, 1);
        for (int i = 0; i < 20; i++) {
            add("high", 5, 1);
        }
        assertTrue(order().indexOf("low") < 5);
    }

    @Test
    void aLaneHasNoMoreUnderWayThanItMay() {
        for (int i = 0; i < 4; i++) {
            add("two", 0, 2);
        }
        Entry first = lanes.next().orElseThrow();
        assertTrue(lanes.next().isPresent());
        assertEquals(Optional.empty(), lanes.next());
        lanes.finished(first);
        assertTrue(lanes.next().isPresent());
        assertEquals(Optional.empty(), lanes.next());
    }

    @Test
    void aHeldJobHoldsItsLaneAndNoOther() {
        Entry held = add("a", 0, 1);
        held.held = true;
        add("a", 0, 1);
        add("b", 0, 1);
        assertEquals(List.of("b"), order());
        lanes.release(held);
        assertEquals(List.of("a", "a"), order());
    }

    @Test
    void tellsHowManyAreAhead() {
        add("a", 0, 1);
        add("a", 0, 1);
        add("high", 1, 1);
        add("high", 1, 1);
        add("b", 0, 1);
        assertEquals(4, lanes.ahead("new", 0), "both of the high one, one of each equal one");
        assertEquals(1, lanes.ahead("new", 1));
        assertEquals(2 + 2 + 1, lanes.ahead("a", 0), "its own two, both of the high one and the equal one's only one");
    }

    @Test
    void nothingIsKeptOfLanesThatAreEmpty() {
        Entry removed = add("a", 0, 1);
        lanes.remove(removed);
        assertEquals(0, lanes.unfinished());
        assertEquals(0, lanes.unfinishedIn("place"));
        assertEquals(0, lanes.waitingIn("a"));
        assertEquals(List.of(), order());
    }

    @Test
    void C20_everyLaneGetsAsMuchAsEveryOther() {
        for (int i = 0; i < 100; i++) {
            add("flood", 0, 1);
        }
        for (int user = 0; user < 50; user++) {
            add("user" + user, 0, 1);
        }
        Map<String, Integer> firstTurns = new HashMap<>();
        List<String> order = order();
        for (int i = 0; i < order.size(); i++) {
            firstTurns.putIfAbsent(order.get(i), i);
        }
        assertEquals(51, firstTurns.size());
        assertTrue(firstTurns.values().stream().allMatch(turn -> turn < 66), firstTurns::toString);
    }
}
