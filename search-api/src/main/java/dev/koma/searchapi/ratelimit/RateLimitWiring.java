package dev.koma.searchapi.ratelimit;

import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.StateSettings;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Puts rate limits together. */
final class RateLimitWiring {
    private static final String PREFIX = "koma:";

    /** Counted where the state lies. */
    @Produces
    @Singleton
    RequestRates rates(KomaConfig config, Instance<RedisLink> redis) {
        RequestLimits limits =
                RequestLimits.parse(config.get(RateLimitSettings.class).rateLimits());
        LocalRates local = LocalRates.of(limits);
        return switch (config.get(StateSettings.class).state()) {
            case EMBEDDED -> local;
            case REDIS ->
                new SharedRates(redis.get(), limits, local, Duration.ofSeconds(RequestRates.WINDOW_SECONDS), PREFIX);
        };
    }

    @Produces
    @Singleton
    RateLimitHeaders headers(Clock clock) {
        return new RateLimitHeaders(clock);
    }
}
