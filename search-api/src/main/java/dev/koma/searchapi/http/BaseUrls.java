package dev.koma.searchapi.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Under which address the caller reaches this server: where the links in an answer begin. */
public final class BaseUrls {
    private static final Pattern AUTHORITY =
            Pattern.compile("([A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9_.])?|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

    private final @Nullable String publicUrl;
    private final Callers callers;

    /** @param publicUrl the configured base, or empty: take it from the request */
    public BaseUrls(Optional<String> publicUrl, Callers callers) {
        this.publicUrl = publicUrl.map(url -> url.replaceAll("/+$", "")).orElse(null);
        this.callers = callers;
    }

    /** Scheme and authority without a slash at the end, such as {@code https://koma.example:8443}; safe to put into a link. */
    public String of(HttpServerRequest request) {
        if (publicUrl != null) {
            return publicUrl;
        }
        boolean proxied = callers.fromTrustedProxy(request);
        String scheme = proxied ? forwarded(request, "X-Forwarded-Proto") : null;
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            scheme = request.isSSL() ? "https" : "http";
        }
        String authority = proxied ? forwarded(request, "X-Forwarded-Host") : null;
        if (!isAuthority(authority)) {
            authority = request.getHeader("Host");
        }
        if (!isAuthority(authority)) {
            authority = local(request);
        }
        return scheme + "://" + authority;
    }

    /** What the first proxy wrote. */
    private static @Nullable String forwarded(HttpServerRequest request, String header) {
        String value = request.getHeader(header);
        return value == null ? null : value.split(",", 2)[0].strip();
    }

    private static boolean isAuthority(@Nullable String text) {
        return text != null && AUTHORITY.matcher(text).matches();
    }

    private static String local(HttpServerRequest request) {
        var address = request.connection().localAddress();
        String host = address.hostAddress() == null ? "localhost" : address.hostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.port();
    }
}
