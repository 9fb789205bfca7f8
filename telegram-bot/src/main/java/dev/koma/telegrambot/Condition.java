package dev.koma.telegrambot;

import dev.koma.botcore.platform.PlatformHealth;
import dev.koma.botcore.platform.PlatformHealth.State;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the connection is, for people to see. Whatever is stopped stays so. */
final class Condition {
    private final Clock clock;
    private State state = State.STOPPED;
    private boolean ended;
    private @Nullable Instant lastEvent;
    private @Nullable String lastError;

    Condition(Clock clock) {
        this.clock = clock;
    }

    synchronized void connecting() {
        if (!ended) {
            state = State.DEGRADED;
        }
    }

    synchronized void connected() {
        if (!ended) {
            state = State.CONNECTED;
        }
    }

    synchronized void event() {
        lastEvent = clock.instant();
    }

    synchronized void degraded(String why) {
        connecting();
        lastError = why;
    }

    /** It will not come back by itself. */
    synchronized void stopped(@Nullable String why) {
        ended = true;
        state = State.STOPPED;
        if (why != null) {
            lastError = why;
        }
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized PlatformHealth health() {
        return new PlatformHealth(state, lastEvent, lastError);
    }
}
