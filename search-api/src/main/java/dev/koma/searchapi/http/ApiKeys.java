package dev.koma.searchapi.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Reads the API key. No keys are issued yet, so every key that is not empty is unknown. */
public final class ApiKeys implements Handler<RoutingContext> {
    private static final String HEADER = "x-trace-key";
    private static final String PARAMETER = "key";

    @Override
    public void handle(RoutingContext context) {
        String key = key(context.request());
        if (key == null || key.isEmpty()) {
            context.next();
        } else {
            ErrorResponses.refuse(context, new ApiException(403, "Invalid API key"));
        }
    }

    /** The header wins over the query. */
    private static @Nullable String key(HttpServerRequest request) {
        String header = request.getHeader(HEADER);
        return header == null || header.isEmpty() ? request.getParam(PARAMETER) : header;
    }
}
