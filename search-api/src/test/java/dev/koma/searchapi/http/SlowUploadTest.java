package dev.koma.searchapi.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowUploadTest {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final BodyMemory memory = new BodyMemory(20_000);
    private final AtomicInteger reachedTheResource = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() {
        UploadReceiver.Pace pace = new UploadReceiver.Pace(100, Duration.ofMillis(300));
        Router router = Router.router(vertx);
        router.post("/").handler(new UploadReceiver(10_000, Duration.ofSeconds(5), pace, memory, context -> false));
        BodyMemory none = new BodyMemory(0);
        router.post("/full").handler(new UploadReceiver(10_000, Duration.ofSeconds(5), pace, none, context -> false));
        router.post("/unread").handler(new UploadReceiver(10_000, Duration.ofSeconds(5), pace, none, context -> true));
        router.post().handler(context -> {
            reachedTheResource.incrementAndGet();
            context.response().end(Integer.toString(Upload.of(context).bytes().length));
        });
        server = vertx.createHttpServer()
                .requestHandler(router)
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
    void U7_endsAnUploadThatStallsBeforeItReachesAnything() throws Exception {
        assertEquals("HTTP/1.1 408 Request Timeout", firstLineOfAnswerTo("/", 1000, 10, 0, 0));
        assertEquals(0, reachedTheResource.get());
    }

    @Test
    void U8_endsAnUploadThatComesByteByByte() throws Exception {
        assertEquals("HTTP/1.1 408 Request Timeout", firstLineOfAnswerTo("/", 1000, 10, 1, 40));
        assertEquals(0, reachedTheResource.get());
    }

    @Test
    void U8_whoSendsSlowlyGivesWayToOthersAndNothingOfItIsKept() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> slow = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                slow.add(clients.submit(() -> firstLineOfAnswerTo("/", 10_000, 9_000, 40, 40)));
            }
            Awaitility.await().until(() -> memory.held() >= 18_000);

            assertEquals("HTTP/1.1 200 OK", firstLineOfAnswerTo("/", 9_000, 9_000, 0, 0));

            List<String> answers = List.of(slow.get(0).get(), slow.get(1).get());
            assertTrue(answers.contains("HTTP/1.1 503 Service Unavailable"), answers.toString());
        }
        Awaitility.await().until(() -> memory.held() == 0);
    }

    @Test
    void X35_readsABodyThatIsNotNeededWithoutHoldingIt() throws Exception {
        assertEquals("HTTP/1.1 503 Service Unavailable", firstLineOfAnswerTo("/full", 1000, 500, 100, 40));
        assertEquals("HTTP/1.1 200 OK", firstLineOfAnswerTo("/unread", 1000, 500, 100, 40));
    }

    @Test
    void takesAnUploadThatComesSlowlyButSurely() throws Exception {
        assertEquals("HTTP/1.1 200 OK", firstLineOfAnswerTo("/", 1000, 40, 40, 40));
        assertEquals(1, reachedTheResource.get());
    }

    /** Sends a body of {@code length} bytes, some first, and then some more every so many milliseconds until there is an answer. */
    private String firstLineOfAnswerTo(String path, int length, int first, int more, int everyMillis) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.getOutputStream()
                    .write(("POST " + path
                                    + " HTTP/1.1\r\nHost: koma.test\r\nContent-Type: image/jpeg\r\nContent-Length: "
                                    + length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[first]);
            int sent = first;
            socket.setSoTimeout(more == 0 ? PATIENCE_MILLIS : everyMillis);
            StringBuilder answer = new StringBuilder();
            long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
            while (answer.indexOf("\r\n") < 0) {
                assertTrue(System.nanoTime() < end, "no answer");
                try {
                    answer.append((char) socket.getInputStream().read());
                } catch (java.net.SocketTimeoutException e) {
                    sent += write(socket, Math.min(more, length - sent));
                }
            }
            return answer.substring(0, answer.indexOf("\r\n"));
        }
    }

    private static int write(Socket socket, int bytes) throws IOException {
        socket.getOutputStream().write(new byte[bytes]);
        return bytes;
    }
}
