package dev.koma.searchapi.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Refuses requests whose end a proxy before us may see elsewhere than we do, so that no request hides behind another (RFC 9112,
 * sections 6.1 and 11.2). What the HTTP library refuses by itself, such as two different lengths, does not come this far.
 */
@Singleton
final class Framing implements Handler<RoutingContext> {
    /** Before everything but the answers to failures. */
    private static final int EARLY = -999;

    void route(@Observes Router router) {
        router.route().order(EARLY).handler(this);
    }

    @Override
    public void handle(RoutingContext context) {
        List<String> codings = context.request().headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        boolean chunked = codings.size() == 1 && codings.getFirst().strip().equalsIgnoreCase("chunked");
        if (codings.isEmpty() || chunked && context.request().version() == HttpVersion.HTTP_1_1) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(ended -> context.request().connection().close());
        ErrorResponses.refuse(context, new ApiException(400, "Unsupported transfer encoding"));
    }
}
