package dev.koma.searchapi.search;

import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.http.ErrorResponses;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many searches wait to be admitted or refused. To decide takes well below a millisecond: when many wait for that, the
 * machine has more to do than it can, and further ones are refused on the event loop, which costs least.
 */
final class Intake implements Handler<RoutingContext> {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final int most;
    private final AtomicInteger undecided = new AtomicInteger();

    /** @param most searches that may wait for a decision */
    Intake(int most) {
        this.most = most;
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

    @Override
    public void handle(RoutingContext context) {
        Optional<Undecided> entered = enter();
        if (entered.isEmpty()) {
            ErrorResponses.refuse(context, new ApiException(503, "Search queue is full", RETRY));
            return;
        }
        context.put(Undecided.class.getName(), entered.get());
        context.addEndHandler(ignored -> decided(context));
        context.next();
    }

    /** Says that a search was admitted or refused. */
    static void decided(RoutingContext context) {
        Undecided search = context.get(Undecided.class.getName());
        if (search != null) {
            search.close();
        }
    }
}
