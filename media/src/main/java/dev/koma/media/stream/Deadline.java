package dev.koma.media.stream;

import java.time.Duration;

/** A moment until which something must have happened; may be moved on while there is progress. Not thread-safe. */
public final class Deadline {
    private final long lengthNanos;
    private long endNanos;

    private Deadline(long lengthNanos) {
        this.lengthNanos = lengthNanos;
        progress();
    }

    public static Deadline in(Duration duration) {
        return new Deadline(duration.toNanos());
    }

    /** Starts the time anew. */
    public void progress() {
        endNanos = System.nanoTime() + lengthNanos;
    }

    public boolean passed() {
        return System.nanoTime() - endNanos > 0;
    }
}
