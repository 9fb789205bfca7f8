package dev.koma.searchapi.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses all methods but those that are served, before anything else is looked at. */
public final class AllowedMethods implements Handler<RoutingContext> {
    /** What a resource that is only read may be asked with, as {@code Allow} says it. */
    static final String READ_ONLY = "GET, HEAD, OPTIONS";

    private final Set<HttpMethod> methods;

    private AllowedMethods(Set<HttpMethod> methods) {
        this.methods = methods;
    }

    /** GET, HEAD and OPTIONS. */
    public static AllowedMethods toRead() {
        return new AllowedMethods(readOnly());
    }

    /** GET, HEAD, OPTIONS and POST. */
    public static AllowedMethods toReadAndPost() {
        Set<HttpMethod> methods = readOnly();
        methods.add(HttpMethod.POST);
        return new AllowedMethods(methods);
    }

    private static Set<HttpMethod> readOnly() {
        return new LinkedHashSet<>(Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS));
    }

    @Override
    public void handle(RoutingContext context) {
        if (methods.contains(context.request().method())) {
            context.next();
        } else {
            String allow = methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
            context.response().putHeader(HttpHeaders.ALLOW, allow);
            ErrorResponses.refuse(context, new ApiException(405, "Method Not Allowed"));
        }
    }
}
