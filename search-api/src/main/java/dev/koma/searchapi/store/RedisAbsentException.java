package dev.koma.searchapi.store;

import java.io.IOException;

/** Redis has failed so often that it was not even asked. */
public final class RedisAbsentException extends IOException {
    private static final long serialVersionUID = 1;

    RedisAbsentException() {
        super("Redis is left alone for a while because it failed");
    }
}
