package dev.koma.searchapi.titles;

import java.io.IOException;
import java.time.Instant;

/** AniList wants to be left alone for a while. */
final class TooManyRequestsException extends IOException {
    private static final long serialVersionUID = 1;

    private final Instant retryAt;

    TooManyRequestsException(Instant retryAt) {
        super("AniList wants no requests before " + retryAt);
        this.retryAt = retryAt;
    }

    Instant retryAt() {
        return retryAt;
    }
}
