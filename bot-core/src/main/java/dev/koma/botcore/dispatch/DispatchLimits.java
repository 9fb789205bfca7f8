package dev.koma.botcore.dispatch;

import java.time.Duration;

/**
 * How much may go on.
 *
 * @param running jobs that are worked on at a time
 * @param waitingInLane jobs that may wait in one lane, besides those under way
 * @param unfinished jobs of all lanes, waiting and under way
 * @param unfinishedInPlace of them from one place
 * @param attempts how often a job is tried that is told to come later
 * @param firstPause after the first attempt, doubled after each further one
 * @param longestPause between two attempts, unless more is asked for
 * @param keysKept how long events are known that have come before
 */
public record DispatchLimits(
        int running,
        int waitingInLane,
        int unfinished,
        int unfinishedInPlace,
        int attempts,
        Duration firstPause,
        Duration longestPause,
        Duration keysKept) {
    /** With {@code running} jobs at a time. */
    public static DispatchLimits defaults(int running) {
        return new DispatchLimits(
                running, 3, 5000, 2500, 5, Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofHours(24));
    }

    public DispatchLimits {
        if (running < 1 || waitingInLane < 0 || unfinished < 1 || unfinishedInPlace < 1 || attempts < 1) {
            throw new IllegalArgumentException("nothing could ever be done");
        }
    }
}
