package dev.koma.searchapi.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Answers in JSON what fails outside of all resources, such as a request without a usable {@code Host}. */
@Singleton
final class Failures implements Handler<RoutingContext> {
    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final int INTERNAL_ERROR = 500;
    /** Before the framework's own, which may answer in HTML. */
    private static final int FIRST = -1000;

    void route(@Observes Router router) {
        router.route().order(FIRST).failureHandler(this);
    }

    @Override
    public void handle(RoutingContext context) {
        int status = context.statusCode();
        if (status < 400 || status >= INTERNAL_ERROR) {
            LOG.error("A request failed", context.failure());
            ErrorResponses.refuse(context, new ApiException(INTERNAL_ERROR, "Internal server error"));
        } else {
            String reason = HttpResponseStatus.valueOf(status).reasonPhrase();
            ErrorResponses.refuse(context, new ApiException(status, reason));
        }
    }
}
