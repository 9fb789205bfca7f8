package dev.koma.botcore.platform;

import java.time.Duration;

/** What became of a download. */
public sealed interface Download {
    /** All of it. */
    record Complete(byte[] bytes) implements Download {}

    /** More than was allowed, or more than the platform gives to bots. */
    record TooLarge() implements Download {}

    /** The platform no longer has it, or does not give it to us. */
    record Gone() implements Download {}

    /** The platform does not answer: try again, but not before. */
    record Unreachable(Duration retryAfter) implements Download {}
}
