package dev.koma.searchapi.titles;

import java.time.Duration;

/**
 * How much is put up with from AniList.
 *
 * @param search how long a search waits for titles, whatever happens
 * @param attempt how long one request may take; it goes on behind the search's back, for the next one
 * @param retryDelay before a failed request is sent once more
 * @param failures requests in a row, of which half have to fail for the circuit to open
 * @param openFor how long nothing is asked once the circuit is open
 * @param known how long a title is remembered
 * @param unknown how long it is remembered that AniList has no such title
 */
record AniListPatience(
        Duration search,
        Duration attempt,
        Duration retryDelay,
        int failures,
        Duration openFor,
        Duration known,
        Duration unknown) {
    static final AniListPatience DEFAULT = new AniListPatience(
            Duration.ofMillis(900),
            Duration.ofSeconds(3),
            Duration.ofMillis(200),
            4,
            Duration.ofSeconds(30),
            Duration.ofDays(1),
            Duration.ofMinutes(10));
}
