package dev.koma.searchapi.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.store.RedisProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server while it is stopped, and after it was killed. */
@Timeout(300)
class ShutdownIT {
    private static final int MANY = 25;
    private static final Duration SOME_TIME = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "KOMA_TIERS",
            "free:1000:1:0,wide:1000000:500:2,single:1000:1:2",
            "KOMA_SEARCH_QUEUE_LENGTH",
            "20",
            "KOMA_SEARCH_MOST_WORKERS",
            "5",
            "KOMA_SEARCH_QUEUE_TIMEOUT",
            "60s"));

    private final List<Future<HttpResponse<String>>> sent = new ArrayList<>();

    private void send(ExecutorService clients, ServerProcess server, int searches, byte[] picture, String key) {
        for (int i = 0; i < searches; i++) {
            sent.add(clients.submit(() -> server.search(picture, key)));
        }
    }

    private static void awaitUnderWay(ServerProcess server, int waiting) {
        Awaitility.await()
                .atMost(SOME_TIME)
                .until(() -> server.metric("koma_search_running") >= 1
                        && server.metric("koma_search_queue_length") >= waiting);
    }

    @Test
    void Q8_answersWhatIsUnderWayAndRefusesWhatComesWhenItIsToStop() throws Exception {
        environment.put("QUARKUS_SHUTDOWN_DELAY", "3s");
        environment.put("QUARKUS_SHUTDOWN_TIMEOUT", "120s");
        String key = ServerProcess.openAccount(data, environment, "wide");
        byte[] large = Pictures.png(5000, 5000);
        try (ServerProcess server = ServerProcess.start(data, environment);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            send(clients, server, MANY, large, key);
            awaitUnderWay(server, 10);
            server.terminate();

            Awaitility.await().atMost(SOME_TIME).until(() -> !server.isReady());
            HttpResponse<String> late = server.get("/status", key);
            boolean refused = late.statusCode() == 503;
            assertTrue(refused || late.statusCode() == 200, late.body());
            assertEquals("close", late.headers().firstValue("Connection").orElse(""));
            for (Future<HttpResponse<String>> search : sent) {
                isWhole(search.get());
            }
            assertEquals(0, server.exitCode(SOME_TIME));
        }
        int answered = (int) sent.stream()
                .filter(search -> search.resultNow().statusCode() == 200)
                .count();
        assertTrue(answered > 0);
        try (ServerProcess next = ServerProcess.start(data, environment)) {
            assertEquals(answered, next.used(key));
        }
    }

    /** Either the answer or a refusal that says when to come again, and nothing between. */
    private static void isWhole(HttpResponse<String> reply) {
        assertTrue(reply.body().startsWith("{") && reply.body().endsWith("}"), reply.body());
        if (reply.statusCode() != 200) {
            assertEquals(503, reply.statusCode(), reply.body());
            assertTrue(reply.headers().firstValue("Retry-After").isPresent());
        }
    }

    @Test
    void Q9_endsInTimeAlthoughWorkIsLeftAndItsLeasesRunOut() throws Exception {
        environment.put("QUARKUS_SHUTDOWN_TIMEOUT", "2s");
        endsWithLeases(0, Duration.ofSeconds(30));
    }

    @Test
    void Q9_endsAtOnceWhenItIsToldASecondTime() throws Exception {
        environment.put("QUARKUS_SHUTDOWN_TIMEOUT", "250s");
        endsWithLeases(143, Duration.ofSeconds(30));
    }

    private void endsWithLeases(int exitCode, Duration limit) throws Exception {
        try (RedisProcess redis = RedisProcess.start();
                Pictures pictures = new Pictures()) {
            environment.put("KOMA_STATE", "redis");
            environment.put("KOMA_REDIS_HOSTS", redis.url());
            environment.put("KOMA_REDIS_TIMEOUT", "5s");
            environment.put("KOMA_FETCH_ALLOW", pictures.host());
            String key = ServerProcess.openAccount(data, environment, "single");
            try (ServerProcess server = ServerProcess.start(data, environment);
                    ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<HttpResponse<String>> held = clients.submit(() -> server.get(pictures.search(), key));
                Awaitility.await().atMost(SOME_TIME).until(() -> pictures.asked() == 1);
                server.terminate();
                Awaitility.await().atMost(SOME_TIME).until(() -> !server.isReady());
                if (exitCode != 0) {
                    server.terminate();
                }
                assertEquals(exitCode, server.exitCode(limit));
                isNotAnswered(held);
            }
            searchesAgain(key, 1);
        }
    }

    /** The lease of whoever did not give it back is over within 30 s; nothing was charged for it. */
    private void searchesAgain(String key, int charged) throws Exception {
        byte[] picture = Pictures.png(320, 180);
        try (ServerProcess next = ServerProcess.start(data, environment)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> next.search(picture, key).statusCode() == 200);
            assertEquals(charged, next.used(key));
        }
    }

    private static void isNotAnswered(Future<HttpResponse<String>> held) throws InterruptedException {
        try {
            assertFalse(held.get().statusCode() == 200, held.resultNow().body());
        } catch (ExecutionException e) {
            assertTrue(e.getCause() instanceof IOException, e.toString());
        }
    }

    @Test
    void X19_afterAKillNoSlotIsLostAndNothingIsChargedTwice() throws Exception {
        String key = ServerProcess.openAccount(data, environment, "wide");
        byte[] large = Pictures.png(5000, 5000);
        int told = 0;
        try (ServerProcess server = ServerProcess.start(data, environment);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            send(clients, server, MANY, large, key);
            Awaitility.await()
                    .atMost(SOME_TIME)
                    .until(() -> sent.stream().filter(Future::isDone).count() >= 3);
            server.kill();
            for (Future<HttpResponse<String>> search : sent) {
                told += wasAnswered(search) ? 1 : 0;
            }
        }
        try (ServerProcess next = ServerProcess.start(data, environment)) {
            int used = next.used(key);
            assertTrue(used >= told && used <= told + 5, "told " + told + ", charged " + used);
            assertEquals(0, next.metric("koma_search_leases"));
            assertEquals(200, next.search(large, key).statusCode());
            assertEquals(used + 1, next.used(key));
        }
    }

    /** Otherwise its connection broke off, or it was refused. */
    private static boolean wasAnswered(Future<HttpResponse<String>> search) throws InterruptedException {
        try {
            return search.get().statusCode() == 200;
        } catch (ExecutionException e) {
            assertTrue(e.getCause() instanceof IOException, e.toString());
            return false;
        }
    }
}
