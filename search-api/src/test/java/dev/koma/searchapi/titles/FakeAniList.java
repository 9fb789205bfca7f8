package dev.koma.searchapi.titles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A server on loopback that answers as AniList's GraphQL API does, or as it does on a bad day. */
final class FakeAniList implements AutoCloseable {
    /** What the server is like just now. */
    @FunctionalInterface
    interface Mood {
        void answer(HttpExchange exchange, JsonNode request) throws IOException;
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Integer, String> MEDIA = Map.of(99_939, """
            {"id": 99939, "idMal": 34658, "title": {"native": "ネコぱらOVA", "romaji": "Nekopara OVA", "english": null},
             "synonyms": ["Neko Para OVA"], "isAdult": false, "averageScore": 71}
            """, 21, """
            {"id": 21, "idMal": 21, "title": {"native": "ONE PIECE", "romaji": "ONE PIECE", "english": "ONE PIECE"},
             "synonyms": null, "isAdult": true}
            """);

    private final HttpServer server;
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile Mood mood = FakeAniList::answerAsAlways;

    FakeAniList() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                JsonNode request = JSON.readTree(exchange.getRequestBody());
                requests.add(request);
                mood.answer(exchange, request);
            }
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Bodies of the requests so far. */
    List<JsonNode> requests() {
        return requests;
    }

    void is(Mood mood) {
        this.mood = mood;
    }

    static Mood answering(int status, String type, String body) {
        return (exchange, request) -> send(exchange, status, type, body);
    }

    static Mood tooManyRequests(String retryAfter) {
        return (exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            send(
                    exchange,
                    429,
                    "application/json",
                    "{\"errors\":[{\"message\":\"Too Many Requests.\"}],\"data\":null}");
        };
    }

    static Mood waitingFor(CountDownLatch latch) {
        return (exchange, request) -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answerAsAlways(exchange, request);
        };
    }

    static void answerAsAlways(HttpExchange exchange, JsonNode request) throws IOException {
        StringBuilder media = new StringBuilder();
        for (JsonNode id : request.path("variables").path("ids")) {
            String found = MEDIA.get(id.asInt());
            if (found != null) {
                media.append(media.isEmpty() ? "" : ",").append(found);
            }
        }
        send(exchange, 200, "application/json", "{\"data\":{\"Page\":{\"media\":[" + media + "]}}}");
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
