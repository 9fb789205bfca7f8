package dev.koma.searchapi.fetch;

import java.time.Duration;
import java.util.Set;

/**
 * How much a fetch may cost.
 *
 * @param maxBytes of the body
 * @param total from the first DNS question to the last byte, redirects included
 * @param connect for one TCP connection, and again for its TLS handshake
 * @param redirects followed at most
 * @param parallel fetches at the same time; more wait for half of their total time
 * @param ports on which any public host may be asked
 * @param failureFloor a failure is not reported sooner than this, so that a refused address looks like one that is not there
 */
record FetchLimits(
        int maxBytes,
        Duration total,
        Duration connect,
        int redirects,
        int parallel,
        Set<Integer> ports,
        Duration failureFloor) {
    FetchLimits {
        ports = Set.copyOf(ports);
    }

    /** For a picture from the public internet. */
    static FetchLimits of(int maxBytes) {
        return new FetchLimits(
                maxBytes,
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                5,
                32,
                Set.of(80, 443),
                Duration.ofMillis(300));
    }
}
