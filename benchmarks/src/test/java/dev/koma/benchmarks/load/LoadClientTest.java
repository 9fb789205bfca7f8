package dev.koma.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadClientTest {
    private static final byte[] PICTURE = new byte[300_000];
    private static final byte[] ANSWER = new byte[100_000];

    private final AtomicInteger received = new AtomicInteger();
    private final Set<Integer> lengths = ConcurrentHashMap.newKeySet();
    private final Set<String> guests = ConcurrentHashMap.newKeySet();
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private boolean closing;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/search", exchange -> {
            lengths.add(exchange.getRequestBody().readAllBytes().length);
            received.incrementAndGet();
            guests.add(exchange.getRequestHeaders().getFirst("X-Forwarded-For"));
            connections.add(exchange.getRemoteAddress().getPort());
            if (closing) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            exchange.sendResponseHeaders(connections.size() % 2 == 0 ? 503 : 200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private LoadClient client() throws IOException {
        return new LoadClient(
                URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                        + server.getAddress().getPort() + "/search"),
                List.of(PICTURE, new byte[1]));
    }

    private static Set<Integer> statuses(Load load) {
        return load.answers().stream().map(Load.Answer::status).collect(Collectors.toSet());
    }

    @Test
    void aClientSendsAgainOnItsConnectionWhenItIsAnswered() throws IOException {
        try (LoadClient client = client()) {
            Load load = client.closed(1, Duration.ofMillis(300));

            assertFalse(load.answers().isEmpty());
            assertEquals(Set.of(200), statuses(load));
            assertEquals(load.answers().size(), received.get());
            assertEquals(Set.of(PICTURE.length, 1), lengths);
            assertEquals(load.answers().size(), guests.size());
            assertEquals(1, connections.size());
            assertTrue(load.goodput() > 0);
        }
    }

    @Test
    void aRateIsKeptWhateverTheAnswers() throws IOException {
        closing = true;
        try (LoadClient client = client()) {
            Load load = client.open(100, Duration.ofMillis(500));

            assertEquals(50, load.answers().size());
            assertEquals(Set.of(200, 503), statuses(load));
            assertEquals(50, connections.size());
        }
    }

    @Test
    void whatIsNotAnsweredIsCountedWithoutAStatus() throws IOException {
        try (LoadClient client = client()) {
            server.stop(0);

            Load load = client.open(10, Duration.ofMillis(300));

            assertEquals(
                    List.of(0, 0, 0),
                    load.answers().stream().map(Load.Answer::status).toList());
        }
    }
}
