package dev.koma.searchapi.queue;

import java.time.Duration;

/**
 * Someone was not served.
 *
 * <p>An exception without a stack trace: refusing must stay cheap when there is much to refuse.
 */
public final class QueueRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final Duration retryAfter;

    /** Why. */
    public enum Reason {
        /** No place of this priority was free. */
        FULL,
        /** A request of higher priority took the place. */
        DISPLACED,
        /** Waited as long as one may. */
        WAITED_TOO_LONG,
        /** The server is stopping. */
        CLOSED
    }

    QueueRefusal(Reason reason, Duration retryAfter) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    /** When a place may be free, 1 s or more. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
