package dev.koma.searchapi.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Writes one line for each request that is over, if that is configured. */
@Singleton
final class AccessLog {
    private static final Logger LOG = Logger.getLogger("dev.koma.access");
    private static final int FIRST = -1060;
    private static final int CLIENT_GONE = 499;

    private final Callers callers;
    private final boolean wanted;

    AccessLog(Callers callers, HttpSettings settings) {
        this.callers = callers;
        this.wanted = settings.accessLog();
    }

    void route(@Observes Router router) {
        if (wanted) {
            router.route().order(FIRST).handler(this::watch);
        }
    }

    private void watch(RoutingContext context) {
        long began = System.nanoTime();
        context.addEndHandler(end -> {
            HttpServerRequest request = context.request();
            LOG.infof(
                    "%s %s %s %d %d bytes %d ms",
                    callers.caller(request),
                    request.method(),
                    ShownUri.of(request.uri()),
                    end.failed() ? CLIENT_GONE : context.response().getStatusCode(),
                    context.response().bytesWritten(),
                    (System.nanoTime() - began) / 1_000_000);
        });
        context.next();
    }
}
