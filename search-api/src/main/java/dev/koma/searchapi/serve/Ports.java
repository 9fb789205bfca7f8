package dev.koma.searchapi.serve;

import dev.koma.searchapi.http.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Finds out whether the server could listen, before all of it is started. */
final class Ports {
    private Ports() {}

    /** @throws IOException with a sentence that says which port is taken and what to do */
    static void check(HttpSettings settings) throws IOException {
        InetAddress address;
        try {
            address = InetAddress.getByName(settings.host());
        } catch (UnknownHostException e) {
            throw new IOException("koma.http.host: this machine does not know " + settings.host(), e);
        }
        check(address, settings.port(), "koma.http.port or --port");
        check(address, settings.managementPort(), "koma.management.port");
    }

    private static void check(InetAddress address, int port, String key) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new IOException(
                    "Cannot listen on port %d of %s: %s. Stop what uses it, or choose another one with %s."
                            .formatted(port, address.getHostAddress(), e.getMessage(), key),
                    e);
        }
    }
}
