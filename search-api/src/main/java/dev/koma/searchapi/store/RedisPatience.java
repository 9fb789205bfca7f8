package dev.koma.searchapi.store;

import java.time.Duration;

/**
 * How much is put up with from a Redis server.
 *
 * @param answer how long one answer may take
 * @param failures requests in a row, of which half have to fail for the server to be left alone
 * @param pause how long it is left alone then, before one request tries it again
 */
public record RedisPatience(Duration answer, int failures, Duration pause) {
    /** Of a server with requests to answer. */
    static RedisPatience of(StateSettings settings) {
        return new RedisPatience(settings.redisTimeout(), 4, Duration.ofSeconds(1));
    }

    /** Of a person with a command line. */
    public static RedisPatience ofCommand() {
        return new RedisPatience(Duration.ofSeconds(5), 1000, Duration.ofSeconds(1));
    }
}
