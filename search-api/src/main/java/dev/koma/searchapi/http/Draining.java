package dev.koma.searchapi.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends a server without breaking anything off. First readiness is down, and every client that gets an answer is told to use a new
 * connection, which leads it to another server. After a while new requests are refused, and what is under way is answered.
 */
@Singleton
final class Draining {
    private static final int FIRST = -1050;
    /** Behind those who put headers on every answer. */
    private static final int BEHIND_HEADERS = -240;

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Duration notice;
    private volatile boolean stopping;
    private volatile long stoppingSince;

    /** @param notice for how long a server that is to stop still takes requests */
    Draining(@ConfigProperty(name = "quarkus.shutdown.delay") Duration notice) {
        this.notice = notice;
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stoppingSince = System.nanoTime();
        stopping = true;
    }

    void route(@Observes Router router) {
        router.route().order(FIRST).handler(this::tellClients);
        router.route().order(BEHIND_HEADERS).handler(this::refuse);
    }

    private void tellClients(RoutingContext context) {
        HttpServerResponse response = context.response();
        context.addHeadersEndHandler(ignored -> {
            if (stopping) {
                response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        });
        context.next();
    }

    private void refuse(RoutingContext context) {
        if (stopping && System.nanoTime() - stoppingSince > notice.toNanos()) {
            ErrorResponses.refuse(context, new ApiException(503, "Server is stopping", RETRY));
        } else {
            context.next();
        }
    }
}
