package dev.koma.botcore.dispatch;

import java.time.Duration;

/** How an attempt at a job ended. */
public sealed interface Outcome {
    /** It was answered, or can never be. */
    record Finished() implements Outcome {}

    /** Whoever does the work is busy: try again, but not before, and not too often. */
    record Busy(Duration retryAfter) implements Outcome {}

    /** The answer cannot be sent now: try again, but not before, for as long as the job is worth an answer. */
    record Blocked(Duration retryAfter) implements Outcome {}
}
