package dev.koma.searchapi.search;

import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.http.ErrorResponses;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Reads what is to be searched, and refuses on the event loop, which costs least, what cannot be: requests that make no sense
 * and, when there is more to do than the machine can, searches the queue has no room for and those beyond the number that may
 * wait to be admitted or refused. To decide takes well below a millisecond, so that many who wait for it are a sign of the same.
 */
final class Intake implements Handler<RoutingContext> {
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final String REFUSED = Intake.class.getName() + ".refused";

    private final int most;
    private final Function<RoutingContext, Optional<ApiException>> atOnce;
    private final AtomicInteger undecided = new AtomicInteger();

    /**
     * @param most searches that may wait for a decision
     * @param atOnce refuses a search for which there is nothing more to decide; must not block
     */
    Intake(int most, Function<RoutingContext, Optional<ApiException>> atOnce) {
        this.most = most;
        this.atOnce = atOnce;
    }

    /** One search that waits for a decision, until it is closed; closing it again does nothing. */
    final class Undecided implements AutoCloseable {
        private final AtomicBoolean open = new AtomicBoolean(true);

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                undecided.decrementAndGet();
            }
        }
    }

    /** Empty when too many wait. */
    Optional<Undecided> enter() {
        if (undecided.incrementAndGet() > most) {
            undecided.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new Undecided());
    }

    /** Before the body comes: whether the search will be refused whatever is in it. */
    boolean refuses(RoutingContext context) {
        Optional<ApiException> refusal = atOnce.apply(context);
        refusal.ifPresent(reason -> context.put(REFUSED, reason));
        return refusal.isPresent();
    }

    @Override
    public void handle(RoutingContext context) {
        ApiException refused = context.get(REFUSED);
        if (refused != null) {
            ErrorResponses.refuse(context, refused);
            return;
        }
        try {
            SearchRequest.read(context).attachTo(context);
            enter(context);
        } catch (ApiException refusal) {
            ErrorResponses.refuse(context, refusal);
            return;
        }
        context.next();
    }

    private void enter(RoutingContext context) {
        atOnce.apply(context).ifPresent(refusal -> {
            throw refusal;
        });
        Undecided entered = enter().orElseThrow(() -> new ApiException(503, "Search queue is full", RETRY));
        context.put(Undecided.class.getName(), entered);
        context.addEndHandler(ignored -> decided(context));
    }

    /** Says that a search was admitted or refused. */
    static void decided(RoutingContext context) {
        Undecided search = context.get(Undecided.class.getName());
        if (search != null) {
            search.close();
        }
    }
}
