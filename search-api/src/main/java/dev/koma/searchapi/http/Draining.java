package dev.koma.searchapi.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Once the server is to stop, tells every client that gets an answer to use a new connection, which leads it to another server.
 * Readiness is down by then; what is under way is answered, and the framework refuses what comes later.
 */
@Singleton
final class Draining {
    private static final int FIRST = -1050;

    private volatile boolean stopping;

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    void route(@Observes Router router) {
        router.route().order(FIRST).handler(this::watch);
    }

    private void watch(RoutingContext context) {
        HttpServerResponse response = context.response();
        context.addHeadersEndHandler(ignored -> {
            if (stopping) {
                response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        });
        context.next();
    }
}
