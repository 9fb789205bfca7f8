package dev.koma.searchapi.preview;

import dev.koma.sceneindex.catalog.VideoId;
import java.time.Instant;

/** What a token turned out to be. */
sealed interface TokenCheck {
    /** Nobody with one of our keys made it. */
    record Forged() implements TokenCheck {}

    /** Ours, but too old. */
    record Expired(VideoId video, long hundredths) implements TokenCheck {}

    /**
     * Ours, and still good.
     *
     * @param hundredths the moment, in hundredths of a second
     */
    record Good(VideoId video, long hundredths, Instant expiry) implements TokenCheck {}
}
