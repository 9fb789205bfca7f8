package dev.koma.searchapi.fetch;

import io.netty.handler.proxy.HttpProxyHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that opens tunnels ({@code CONNECT}, RFC 9110, section 9.3.6).
 *
 * @param host of it
 * @param port of it
 * @param user to say who we are, or null
 * @param password of the user, or null
 */
record HttpProxy(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {
    private static final int LARGEST_PORT = 65_535;

    /** Reads {@code http://host:port} and {@code http://user:password@host:port}; nothing when it is neither. */
    static Optional<HttpProxy> of(String written) {
        URI uri;
        try {
            uri = URI.create(written.strip());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        boolean more = uri.getRawQuery() != null || uri.getRawFragment() != null || !isRoot(uri.getRawPath());
        if (!"http".equals(uri.getScheme())
                || uri.getHost() == null
                || uri.getPort() < 1
                || uri.getPort() > LARGEST_PORT
                || more) {
            return Optional.empty();
        }
        String[] login =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        if (login.length == 1) {
            return Optional.empty();
        }
        return Optional.of(new HttpProxy(
                uri.getHost(),
                uri.getPort(),
                login.length == 0 ? null : login[0],
                login.length == 0 ? null : login[1]));
    }

    private static boolean isRoot(@Nullable String path) {
        return path == null || path.isEmpty() || path.equals("/");
    }

    /** Stands first on a connection and leads it through a tunnel, whatever is spoken on it. */
    HttpProxyHandler tunnel(Duration connect) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        HttpProxyHandler handler = user == null || password == null
                ? new HttpProxyHandler(address)
                : new HttpProxyHandler(address, user, password);
        handler.setConnectTimeoutMillis(connect.toMillis());
        return handler;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
