package dev.koma.searchapi.queue;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does something later, unless it is switched off. */
@FunctionalInterface
interface Alarm {
    /** @return switches it off; does nothing when it has rung */
    Runnable in(Duration delay, Runnable action);

    /** On a thread of its own that nobody waits for. */
    static Alarm on(ScheduledThreadPoolExecutor thread) {
        thread.setRemoveOnCancelPolicy(true);
        return (delay, action) -> {
            ScheduledFuture<?> set = thread.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> set.cancel(false);
        };
    }
}
