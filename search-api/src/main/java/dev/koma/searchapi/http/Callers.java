package dev.koma.searchapi.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out who calls: the socket's peer, or what trusted proxies say of the one before them. */
public final class Callers {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final TrustedProxies proxies;

    public Callers(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** The right-most hop that is no trusted proxy; the left-most one when all are. */
    public ClientAddress caller(HttpServerRequest request) {
        InetAddress caller = peer(request);
        List<String> hops = hops(request.headers().getAll(FORWARDED_FOR));
        for (int i = hops.size() - 1; i >= 0 && proxies.contains(caller); i--) {
            InetAddress hop = address(hops.get(i));
            if (hop == null) {
                break;
            }
            caller = hop;
        }
        return new ClientAddress(caller);
    }

    /** Whether the request was handed on by a proxy whose headers are believed. */
    boolean fromTrustedProxy(HttpServerRequest request) {
        return proxies.contains(peer(request));
    }

    private static InetAddress peer(HttpServerRequest request) {
        String host = request.connection().remoteAddress().hostAddress();
        InetAddress peer = host == null ? null : address(host);
        return peer == null ? InetAddress.getLoopbackAddress() : peer; // a Unix domain socket has no address
    }

    private static List<String> hops(List<String> headers) {
        List<String> hops = new ArrayList<>();
        headers.forEach(header -> hops.addAll(List.of(header.split(",", -1))));
        return hops;
    }

    /** Reads {@code 192.0.2.7}, {@code 192.0.2.7:4711}, {@code 2001:db8::1} and {@code [2001:db8::1]:4711}. */
    private static @Nullable InetAddress address(String hop) {
        String text = hop.strip();
        if (text.startsWith("[")) {
            text = text.substring(1, Math.max(1, text.indexOf(']')));
        } else if (text.indexOf(':') == text.lastIndexOf(':') && text.indexOf('.') > 0 && text.indexOf(':') > 0) {
            text = text.substring(0, text.indexOf(':'));
        }
        int zone = text.indexOf('%');
        try {
            return InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
