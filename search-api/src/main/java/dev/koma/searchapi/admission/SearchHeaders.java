package dev.koma.searchapi.admission;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Tier;
import dev.koma.searchapi.ledger.Usage;
import dev.koma.searchapi.ratelimit.RateLimitHeaders;
import io.vertx.ext.web.RoutingContext;

/** Says in the headers of an answer where its caller stands with its searches. */
public final class SearchHeaders {
    private final RateLimitHeaders headers;

    SearchHeaders(RateLimitHeaders headers) {
        this.headers = headers;
    }

    /** Replaces what was put there before of this answer. */
    public void put(RoutingContext context, Caller caller, Usage usage) {
        Tier tier = caller.tier();
        headers.searches(
                context.response().headers(),
                new RateLimitHeaders.Searches(
                        tier.quota(), usage.used(), usage.resets(), tier.concurrency(), usage.running()));
    }
}
