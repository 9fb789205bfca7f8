package dev.koma.searchapi.ratelimit;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What answers say of limits: {@code x-ratelimit-*} as trace.moe has them, and {@code RateLimit-Policy} and {@code RateLimit}
 * of draft-ietf-httpapi-ratelimit-headers-10, in which quota and concurrency are policies too.
 */
public final class RateLimitHeaders {
    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";

    private final Clock clock;

    public RateLimitHeaders(Clock clock) {
        this.clock = clock;
    }

    /** Says where the caller stands with its requests. */
    void requests(MultiMap headers, Surface surface, Rate rate) {
        long seconds = rate.secondsUntilReset();
        headers.set("x-ratelimit-limit", Long.toString(rate.limit()));
        headers.set("x-ratelimit-remaining", Long.toString(rate.remaining()));
        headers.set(
                "x-ratelimit-reset",
                Long.toString(Math.ceilDiv(clock.millis() + rate.untilReset().toMillis(), 1000L)));
        // Concatenated, as all requests come by here, refused ones too, and a format is read anew each time.
        String item = "\"" + surface.label() + "\"";
        headers.set(POLICY, item + ";q=" + rate.limit() + ";w=" + RequestRates.WINDOW_SECONDS);
        headers.set(STATE, item + ";r=" + rate.remaining() + ";t=" + seconds);
    }

    /**
     * Where a caller stands with its searches.
     *
     * @param quota searches in a quota window
     * @param used of them
     * @param resets when that window ends
     * @param concurrency searches at the same time
     * @param running of them
     */
    public record Searches(int quota, long used, Instant resets, int concurrency, int running) {}

    /** Says where the caller stands with its searches, beside its requests; instead of what was said of searches before. */
    public void searches(MultiMap headers, Searches searches) {
        long seconds =
                Math.max(0, Duration.between(clock.instant(), searches.resets()).toSeconds());
        beside(
                headers,
                POLICY,
                "\"quota\";q=%d, \"concurrency\";q=%d;qu=\"concurrent-requests\""
                        .formatted(searches.quota(), searches.concurrency()));
        beside(
                headers,
                STATE,
                "\"quota\";r=%d;t=%d, \"concurrency\";r=%d"
                        .formatted(
                                Math.max(0, searches.quota() - searches.used()),
                                seconds,
                                Math.max(0, searches.concurrency() - searches.running())));
    }

    /** Keeps the first item, that of the requests. */
    private static void beside(MultiMap headers, String name, String more) {
        String before = headers.get(name);
        headers.set(name, before == null ? more : before.split(", ", 2)[0] + ", " + more);
    }
}
