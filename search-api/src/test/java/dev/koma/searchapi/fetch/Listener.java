package dev.koma.searchapi.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a loopback address that answers every request in the same way, byte by byte as told, and counts. */
final class Listener implements AutoCloseable {
    /** What to do with a request once its header lines are read. */
    @FunctionalInterface
    interface Answer {
        void to(List<String> request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Answer answer;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    Listener(ServerSocket server, Answer answer) {
        this.server = server;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    static Listener on(String address, int port, Answer answer) throws IOException {
        return new Listener(new ServerSocket(port, 50, InetAddress.ofLiteral(address)), answer);
    }

    static Listener answering(Answer answer) throws IOException {
        return on("127.0.0.1", 0, answer);
    }

    /** Answers with a picture; nobody should ever ask. */
    static Listener decoy() throws IOException {
        return answering(picture("secret".getBytes(StandardCharsets.US_ASCII)));
    }

    static Answer picture(byte[] body) {
        return (request, out) -> {
            head(out, "200 OK", "Content-Type: image/jpeg", "Content-Length: " + body.length);
            out.write(body);
        };
    }

    static Answer redirect(int status, String location) {
        return (request, out) -> head(out, status + " Moved", "Location: " + location, "Content-Length: 0");
    }

    static void head(OutputStream out, String status, String... lines) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\n" + String.join("\r\n", lines) + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** Header lines of the requests so far, the request line first. */
    List<List<String>> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> request = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.add(line);
            }
            requests.add(request);
            answer.to(request, socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // The client hung up, as some of these tests want it to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
