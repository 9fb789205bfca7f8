package dev.koma.searchapi.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that is answered with an error: the status and one sentence that a person understands. Without a stack trace, as
 * refusing must stay cheap when there is much to refuse; the cause has its own.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable Duration retryAfter;

    /**
     * @param status HTTP status, 400 to 599
     * @param message becomes the body's {@code error}; never a secret, never a path outside the library
     */
    public ApiException(int status, String message) {
        this(status, message, null, null);
    }

    /** @param cause for the log only */
    public ApiException(int status, String message, Throwable cause) {
        this(status, message, null, cause);
    }

    /** @param retryAfter when it is worth trying again: becomes the header {@code Retry-After}, in whole seconds */
    public ApiException(int status, String message, Duration retryAfter) {
        this(status, message, retryAfter, null);
    }

    private ApiException(int status, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    /** The sentence for the caller. */
    public String sentence() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** When to try again, or null when nothing is known about that. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** As the header {@code Retry-After} has it: whole seconds, rounded up, at least one. */
    long retryAfterSeconds() {
        return retryAfter == null ? 1 : Math.max(1, Math.ceilDiv(retryAfter.toMillis(), 1000L));
    }
}
