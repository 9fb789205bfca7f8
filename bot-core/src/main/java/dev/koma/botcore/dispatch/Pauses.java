package dev.koma.botcore.dispatch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: doubling, with jitter, never less than what was asked for. */
final class Pauses {
    private final DispatchLimits limits;
    private final RandomGenerator random;

    Pauses(DispatchLimits limits, RandomGenerator random) {
        this.limits = limits;
        this.random = random;
    }

    /**
     * @param attempts that were made, at least 1
     * @param asked to wait at least this long
     */
    Duration after(int attempts, Duration asked) {
        long longest = limits.longestPause().toMillis();
        long doubled = limits.firstPause().toMillis() << Math.min(attempts - 1, 20);
        long half = Math.min(doubled, longest) / 2;
        return Duration.ofMillis(Math.max(asked.toMillis(), half) + random.nextLong(half + 1));
    }
}
