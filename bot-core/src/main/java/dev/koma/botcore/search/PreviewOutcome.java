package dev.koma.botcore.search;

import java.time.Duration;

/** What became of a preview. */
public sealed interface PreviewOutcome {
    /** All of it. */
    record Rendered(byte[] bytes, String contentType) implements PreviewOutcome {}

    /** More bytes than were allowed. */
    record TooLarge() implements PreviewOutcome {}

    /** Too much is going on: try again, but not before. */
    record Busy(Duration retryAfter) implements PreviewOutcome {}

    /** There is none, or its link is too old. */
    record Missing() implements PreviewOutcome {}
}
