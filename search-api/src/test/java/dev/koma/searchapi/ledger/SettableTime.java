package dev.koma.searchapi.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A wall clock and a monotonic one, both moved by hand. */
final class SettableTime extends Clock {
    private final AtomicReference<Instant> now;
    private final AtomicLong nanos = new AtomicLong();

    SettableTime(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** Time passes. */
    void pass(Duration time) {
        step(time);
        nanos.addAndGet(time.toNanos());
    }

    /** Somebody sets the wall clock. */
    void step(Duration difference) {
        now.updateAndGet(instant -> instant.plus(difference));
    }

    long nanos() {
        return nanos.get();
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
