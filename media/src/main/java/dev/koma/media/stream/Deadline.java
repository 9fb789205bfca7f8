package dev.koma.media.stream;

import java.time.Duration;

/** A moment until which something must have happened; may be moved on while there is progress. Not thread-safe. */
public final class Deadline {
    private final long lengthNanos;
    private final boolean fixed;
    private long endNanos;

    private Deadline(long lengthNanos, boolean fixed) {
        this.lengthNanos = lengthNanos;
        this.fixed = fixed;
        this.endNanos = System.nanoTime() + lengthNanos;
    }

    /** Something must happen within a time, again and again. */
    public static Deadline in(Duration duration) {
        return new Deadline(duration.toNanos(), false);
    }

    /** Everything must have happened within a time, whatever the progress. */
    public static Deadline overall(Duration duration) {
        return new Deadline(duration.toNanos(), true);
    }

    /** Starts the time anew, unless it is for everything. */
    public void progress() {
        if (!fixed) {
            endNanos = System.nanoTime() + lengthNanos;
        }
    }

    public boolean passed() {
        return System.nanoTime() - endNanos > 0;
    }
}
