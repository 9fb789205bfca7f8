package dev.koma.media.stream;

/**
 * How many key frames are worth decoding: two a second in the long run, with a store for times when cut follows cut. Films stay
 * far below that; streams that consist of key frames only do not.
 */
final class KeyframeBudget {
    static final long INTERVAL = 500_000;
    private static final long STORE = 8 * INTERVAL;

    private long saved = STORE;
    private long lastMicros = Long.MIN_VALUE;

    /** @param micros of the next key frame, {@link Long#MIN_VALUE} when unknown */
    boolean admits(long micros) {
        if (lastMicros != Long.MIN_VALUE && micros != Long.MIN_VALUE) {
            long elapsed = micros < lastMicros ? INTERVAL : micros - lastMicros; // back: another clock begins
            saved = Math.min(STORE, saved + Math.min(STORE, elapsed));
        }
        lastMicros = micros == Long.MIN_VALUE ? lastMicros : micros;
        if (saved < INTERVAL) {
            return false;
        }
        saved -= INTERVAL;
        return true;
    }

    /** Before this time no key frame will be admitted. */
    long nextMicros() {
        return lastMicros == Long.MIN_VALUE ? 0 : lastMicros + Math.max(0, INTERVAL - saved);
    }
}
