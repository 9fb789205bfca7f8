package dev.koma.searchapi.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on this machine that opens tunnels, to one port whatever it is asked for, and remembers what it was told. */
final class TunnelProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final String status;
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /**
     * Opens it.
     *
     * @param target port on this machine to which every tunnel leads
     * @param status that it answers with, such as {@code 200 OK}; only then there is a tunnel
     */
    TunnelProxy(int target, String status) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.status = status;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    HttpProxy address() {
        return new HttpProxy("127.0.0.1", server.getLocalPort(), "koma", "pass:word");
    }

    /** Header lines of the requests so far, the request line first. */
    List<List<String>> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                sockets.add(client);
                Thread.ofPlatform().daemon().start(() -> serve(client));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            // Byte by byte: what follows the head is not for the proxy.
            InputStream in = client.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            requests.add(new ArrayList<>(head.toString().strip().lines().toList()));
            client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            if (status.startsWith("200")) {
                try (Socket to = new Socket(InetAddress.getLoopbackAddress(), target)) {
                    sockets.add(to);
                    Thread.ofPlatform().daemon().start(() -> copy(client, to));
                    copy(to, client);
                }
            }
        } catch (IOException e) {
            // One of both hung up.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // One of both hung up.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
