package dev.koma.searchapi.ratelimit;

import dev.koma.indexbuilder.settings.KomaConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts rate limits together. */
final class RateLimitWiring {
    @Produces
    @Singleton
    RequestRates rates(KomaConfig config) {
        return LocalRates.of(
                RequestLimits.parse(config.get(RateLimitSettings.class).rateLimits()));
    }

    @Produces
    @Singleton
    RateLimitHeaders headers(Clock clock) {
        return new RateLimitHeaders(clock);
    }
}
