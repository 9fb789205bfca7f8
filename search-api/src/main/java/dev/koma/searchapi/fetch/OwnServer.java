package dev.koma.searchapi.fetch;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows this server from outside, so that it does not fetch from itself: that would end in circles, and reach its other ports. */
final class OwnServer {
    private final @Nullable String publicHost;
    private final String mark = "koma-" + UUID.randomUUID();

    /** @param publicUrl under which people reach this server, as configured */
    OwnServer(Optional<String> publicUrl) {
        this.publicHost = publicUrl
                .map(url -> URI.create(url).getHost())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    /** Whether a host is the one of our public address, which need not be one of this machine. */
    boolean isNamed(String canonicalHost) {
        return canonicalHost.equals(publicHost);
    }

    /** Whether one of this machine's network interfaces has the address; they may change while we run. */
    static boolean has(InetAddress address) throws FetchFailure {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            throw new FetchFailure("the network interfaces cannot be listed", e);
        }
    }

    /** Goes with each request in {@code Via} (RFC 9110, section 7.6.3): who gets one with it has been called by itself. */
    String mark() {
        return mark;
    }
}
