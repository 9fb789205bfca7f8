package dev.koma.searchapi.ratelimit;

import java.time.Duration;

/**
 * Where an address stands with its requests.
 *
 * @param allowed whether this request may go on
 * @param limit requests in a window
 * @param remaining of them, after this one
 * @param untilReset when {@code remaining} is {@code limit} again
 */
public record Rate(boolean allowed, long limit, long remaining, Duration untilReset) {
    private static final long NANOS_OF_A_SECOND = 1_000_000_000;

    /** Whole seconds, rounded up, so that who waits that long has waited long enough. */
    long secondsUntilReset() {
        return Math.ceilDiv(untilReset.toNanos(), NANOS_OF_A_SECOND);
    }
}
