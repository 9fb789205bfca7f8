package dev.koma.searchapi.fetch;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses what this server asked of itself in a way that no address could tell, such as through a proxy in front of it. */
@Singleton
final class OwnRequests implements Handler<RoutingContext> {
    private static final int EARLY = -998;

    private final OwnServer own;

    OwnRequests(OwnServer own) {
        this.own = own;
    }

    void route(@Observes Router router) {
        router.route().order(EARLY).handler(this);
    }

    @Override
    public void handle(RoutingContext context) {
        boolean ours = context.request().headers().getAll("Via").stream().anyMatch(via -> via.contains(own.mark()));
        if (ours) {
            context.fail(HttpResponseStatus.BAD_REQUEST.code());
        } else {
            context.next();
        }
    }
}
