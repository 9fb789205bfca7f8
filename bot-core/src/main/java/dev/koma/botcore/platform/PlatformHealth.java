package dev.koma.botcore.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a platform is.
 *
 * @param state whether events arrive
 * @param lastEvent when the last one did, or null
 * @param lastError what went wrong last, in one line and without secrets, or null
 */
public record PlatformHealth(
        State state, @Nullable Instant lastEvent, @Nullable String lastError) {
    /** From best to worst. */
    public enum State {
        CONNECTED,
        /** Connecting, or connected again and again, or another program uses the same token. */
        DEGRADED,
        /** Will not come back by itself, as with a bad token; or not started, or closed. */
        STOPPED
    }
}
