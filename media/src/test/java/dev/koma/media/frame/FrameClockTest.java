package dev.koma.media.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FrameClockTest {
    private final FrameClock clock = new FrameClock(40_000);

    @Test
    void keepsGoodTimes() {
        assertEquals(0, clock.next(0, 40_000));
        assertEquals(33_000, clock.next(33_000, 40_000));
        assertEquals(90_000, clock.next(90_000, 10_000));
        assertEquals(100_000, clock.end());
    }

    @Test
    void neverStartsBelowZero() {
        assertEquals(0, clock.next(-20_000, 0));
        assertEquals(20_000, clock.next(20_000, 0));
    }

    @Test
    void frameWithoutTimeFollowsItsPredecessor() {
        assertEquals(0, clock.next(FrameClock.UNKNOWN, 0));
        assertEquals(40_000, clock.next(FrameClock.UNKNOWN, 25_000));
        assertEquals(65_000, clock.next(FrameClock.UNKNOWN, 0));
        assertEquals(105_000, clock.end());
    }

    @Test
    void smallStepBackIsFlattened() {
        clock.next(1_000_000, 0);
        assertEquals(1_000_001, clock.next(900_000, 0));
        assertEquals(1_080_000, clock.next(1_080_000, 0));
    }

    @Test
    void goesOnAfterAJumpBack() {
        clock.next(9_960_000, 40_000);
        assertEquals(10_000_000, clock.next(0, 40_000));
        assertEquals(10_040_000, clock.next(40_000, 40_000));
        assertEquals(10_080_000, clock.next(-5_000_000, 40_000));
    }
}
