package dev.koma.searchapi.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadDeadlineTest {
    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final int LONGER_MILLIS = 800;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String GET = "GET / HTTP/1.1\r\nHost: koma.test\r\n\r\n";

    private final Vertx vertx = new VertxBuilder()
            .serviceProviders(List.of(new HeadDeadlines(LONGEST)))
            .init()
            .vertx();
    private HttpServer server;

    @BeforeEach
    void start() {
        server = vertx.createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true))
                .requestHandler(request -> {
                    if (request.path().equals("/late")) {
                        vertx.setTimer(
                                LONGER_MILLIS, ignored -> request.response().end("late"));
                    } else if (request.path().equals("/early")) {
                        request.response().end("early"); // whatever else comes
                    } else {
                        request.body().onSuccess(body -> request.response().end("read " + body.length()));
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void U8_endsAConnectionWhoseHeadComesByteByByte() throws Exception {
        try (Socket socket = connect()) {
            String answer = trickle(socket, GET.strip() + "\r\nX: ");
            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
            assertTrue(answer.endsWith("{\"error\":\"The request took too long\"}"), answer);
        }
    }

    @Test
    void U8_endsTheSecondRequestOfAConnectionLikeTheFirst() throws Exception {
        try (Socket socket = connect()) {
            assertTrue(ask(socket, GET).endsWith("read 0"));
            String answer = trickle(socket, "G");
            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        }
    }

    @Test
    void U8_endsABodyThatGoesOnBehindItsAnswer() throws Exception {
        try (Socket socket = connect()) {
            assertTrue(ask(socket, "POST /early HTTP/1.1\r\nHost: koma.test\r\nContent-Length: 1000\r\n\r\n")
                    .endsWith("early"));
            trickle(socket, "x"); // until the server hangs up
        }
    }

    @Test
    void keepsAConnectionThatRestsBetweenRequestsOrWaitsForAnAnswer() throws Exception {
        try (Socket socket = connect()) {
            for (int i = 0; i < 2; i++) {
                assertTrue(ask(socket, GET).endsWith("read 0"));
                assertTrue(ask(socket, GET.replace(" / ", " /late ")).endsWith("late"));
                rest(socket);
            }
        }
    }

    @Test
    void leavesThePaceOfABodyToOthers() throws Exception {
        try (Socket socket = connect()) {
            String head = "POST / HTTP/1.1\r\nHost: koma.test\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
            assertTrue(ask(socket, head).startsWith("HTTP/1.1 100 "));
            send(socket, "a");
            rest(socket);
            assertTrue(ask(socket, "b").endsWith("read 2"));
        }
    }

    @Test
    void takesRequestsThatComeTogether() throws Exception {
        try (Socket socket = connect()) {
            send(socket, GET.replace(" / ", " /late ") + GET.replace(" / ", " /late ") + GET);
            String answers = "";
            while (!answers.endsWith("read 0")) {
                answers += next(socket);
            }
            assertEquals(3, answers.split("HTTP/1.1 200 ", -1).length - 1, answers);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String ask(Socket socket, String text) throws IOException {
        send(socket, text);
        return next(socket);
    }

    /** What comes at once; each answer of the server is one packet. */
    private static String next(Socket socket) throws IOException {
        byte[] bytes = new byte[10_000];
        int count = socket.getInputStream().read(bytes);
        assertTrue(count > 0, "the server hung up");
        return new String(bytes, 0, count, StandardCharsets.US_ASCII);
    }

    /** Longer than a head may take. */
    private static void rest(Socket socket) throws IOException {
        socket.setSoTimeout(LONGER_MILLIS);
        try {
            assertEquals("nothing", "byte " + socket.getInputStream().read());
        } catch (SocketTimeoutException e) {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Sends something, and then a byte every few milliseconds, until the server hangs up. */
    private static String trickle(Socket socket, String first) throws IOException {
        send(socket, first);
        socket.setSoTimeout(20);
        StringBuilder answer = new StringBuilder();
        long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
        while (System.nanoTime() < end) {
            try {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return answer.toString();
                }
                answer.append((char) next);
            } catch (SocketTimeoutException e) {
                send(socket, "x");
            } catch (SocketException e) {
                return answer.toString();
            }
        }
        throw new IOException("the server did not hang up");
    }
}
