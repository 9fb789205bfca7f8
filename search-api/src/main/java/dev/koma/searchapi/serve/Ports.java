package dev.koma.searchapi.serve;

import dev.koma.searchapi.http.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds out whether the server could listen, before all of it is started. */
final class Ports {
    private Ports() {}

    /** A sentence that says which port is taken and what to do; empty when all is well. */
    static Optional<String> problem(HttpSettings settings) {
        InetAddress address;
        try {
            address = InetAddress.getByName(settings.host());
        } catch (UnknownHostException e) {
            return Optional.of("koma.http.host: this machine does not know " + settings.host());
        }
        Map<String, Integer> ports = new TreeMap<>(Map.of(
                "koma.http.port", settings.port(),
                "koma.management.port", settings.managementPort()));
        return ports.entrySet().stream()
                .flatMap(port -> problem(address, port.getKey(), port.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> problem(InetAddress address, String key, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return Optional.empty();
        } catch (IOException e) {
            String flag = key.equals("koma.http.port") ? " (or --port)" : "";
            return Optional.of("Cannot listen on port %d of %s: %s. Stop what uses it, or choose another one with %s%s."
                    .formatted(port, address.getHostAddress(), e.getMessage(), key, flag));
        }
    }
}
