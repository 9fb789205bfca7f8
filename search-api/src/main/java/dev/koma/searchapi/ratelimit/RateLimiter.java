package dev.koma.searchapi.ratelimit;

import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.http.Callers;
import dev.koma.searchapi.http.ClientAddress;
import dev.koma.searchapi.http.ErrorResponses;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts every request before anything else is done for it, and puts the headers on every answer. */
@Singleton
final class RateLimiter {
    /** Before whoever answers what fails before any handler is reached, such as a request without a usable {@code Host}. */
    private static final int BEFORE_FAILURES = -1100;
    /** Before the framework's own handlers, so that what they answer carries the headers. */
    private static final int FIRST = -900;
    /** Behind the framework's CORS filter, at -300, so that a page of another origin may read the refusal. */
    private static final int BEHIND_CORS = -250;

    private static final String RATE = Rate.class.getName();

    private final RequestRates rates;
    private final RateLimitHeaders headers;
    private final Callers callers;
    private final MeterRegistry registry;

    RateLimiter(RequestRates rates, RateLimitHeaders headers, Callers callers, MeterRegistry registry) {
        this.rates = rates;
        this.headers = headers;
        this.callers = callers;
        this.registry = registry;
    }

    void route(@Observes Router router) {
        router.route().order(BEFORE_FAILURES).failureHandler(this::countFailed);
        router.route().order(FIRST).handler(this::count);
        router.route().order(BEHIND_CORS).handler(this::refuse);
    }

    private void countFailed(RoutingContext routing) {
        if (routing.get(RATE) == null) {
            count(routing);
        } else {
            routing.next();
        }
    }

    private void count(RoutingContext routing) {
        Surface surface = Surface.of(routing.normalizedPath());
        ClientAddress address = callers.caller(routing.request());
        Context eventLoop = Vertx.currentContext();
        if (isPreflight(routing.request())) {
            rates.look(address, surface, rate -> onward(routing, eventLoop, surface, rate));
        } else {
            rates.take(address, surface, rate -> onward(routing, eventLoop, surface, rate));
        }
    }

    private void onward(RoutingContext routing, Context eventLoop, Surface surface, Rate rate) {
        if (Vertx.currentContext() != eventLoop) {
            eventLoop.runOnContext(ignored -> onward(routing, eventLoop, surface, rate));
            return;
        }
        headers.requests(routing.response().headers(), surface, rate);
        routing.put(RATE, rate);
        routing.next();
    }

    private void refuse(RoutingContext routing) {
        Rate rate = routing.get(RATE);
        if (rate == null || rate.allowed()) {
            routing.next();
            return;
        }
        registry.counter(
                        "koma.requests.refusals",
                        "surface",
                        Surface.of(routing.normalizedPath()).label())
                .increment();
        ErrorResponses.refuse(
                routing, new ApiException(429, "Too many requests", Duration.ofSeconds(rate.secondsUntilReset())));
    }

    /** What a browser asks before it sends the request proper, which is counted. */
    private static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS && request.headers().contains("Access-Control-Request-Method");
    }
}
