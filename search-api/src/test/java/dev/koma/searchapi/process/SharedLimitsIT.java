package dev.koma.searchapi.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.store.RedisProcess;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that share their limits through one Redis. */
@Timeout(300)
class SharedLimitsIT {
    @TempDir
    Path data;

    private Map<String, String> environment(RedisProcess redis, Pictures pictures) {
        return Map.of(
                "KOMA_STATE",
                "redis",
                "KOMA_REDIS_HOSTS",
                redis.url(),
                "KOMA_REDIS_TIMEOUT",
                "5s",
                "KOMA_TIERS",
                "free:1000:1:0,five:5:50:2,single:1000:1:2,wide:1000000:500:2",
                "KOMA_SEARCH_QUEUE_LENGTH",
                "100",
                "KOMA_SEARCH_QUEUE_TIMEOUT",
                "60s",
                "KOMA_FETCH_ALLOW",
                pictures.host(),
                "QUARKUS_SHUTDOWN_DELAY",
                "3s");
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(data.resolve(name));
    }

    @Test
    void K5_K16_twoServersHoldTheLimitsForTheirSum() throws Exception {
        try (RedisProcess redis = RedisProcess.start();
                Pictures pictures = new Pictures()) {
            Map<String, String> environment = environment(redis, pictures);
            try (ServerProcess one = ServerProcess.start(folder("one"), environment);
                    ServerProcess two = ServerProcess.start(folder("two"), environment)) {
                givesTheLastSearchOnce(
                        List.of(one, two), ServerProcess.openAccount(folder("one"), environment, "five"));
                letsOneRunAtATime(one, two, pictures, ServerProcess.openAccount(folder("one"), environment, "single"));
            }
        }
    }

    private static void givesTheLastSearchOnce(List<ServerProcess> servers, String key) throws Exception {
        byte[] picture = Pictures.png(320, 180);
        for (int i = 0; i < 4; i++) {
            assertEquals(200, servers.get(i % 2).search(picture, key).statusCode());
        }
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ServerProcess server = servers.get(i % 2);
                all.add(clients.submit(() -> server.search(picture, key)));
            }
            for (Future<HttpResponse<String>> one : all) {
                statuses.merge(one.get().statusCode(), 1, Integer::sum);
            }
        }
        assertEquals(Map.of(200, 1, 402, 19), statuses);
        for (ServerProcess server : servers) {
            assertEquals(5, server.used(key));
        }
    }

    private static void letsOneRunAtATime(ServerProcess one, ServerProcess two, Pictures pictures, String key)
            throws Exception {
        byte[] picture = Pictures.png(320, 180);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> first = clients.submit(() -> one.get(pictures.search(), key));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> pictures.asked() == 1);

            HttpResponse<String> second = two.search(picture, key);
            assertEquals(402, second.statusCode(), second.body());
            assertTrue(second.body().contains("Concurrency limit exceeded"), second.body());

            pictures.answer();
            assertEquals(200, first.get().statusCode());
        }
        assertEquals(200, two.search(picture, key).statusCode());
        assertEquals(2, one.used(key));
    }

    /** 50 requests a second while one server after the other is replaced, by a client that heeds readiness and 503. */
    @Test
    void X20_aRollingRestartFailsNoRequest() throws Exception {
        try (RedisProcess redis = RedisProcess.start();
                Pictures pictures = new Pictures()) {
            Map<String, String> environment = environment(redis, pictures);
            String key = ServerProcess.openAccount(folder("0"), environment, "wide");
            try (BalancedClient client = new BalancedClient(key, Pictures.png(320, 180))) {
                client.use(0, ServerProcess.start(folder("0"), environment));
                client.use(1, ServerProcess.start(folder("1"), environment));
                client.begin(Duration.ofMillis(20));
                client.awaitAnswers(100);
                for (int i = 0; i < 2; i++) {
                    client.server(i).terminate();
                    assertEquals(0, client.server(i).exitCode(Duration.ofSeconds(60)));
                    client.use(i, ServerProcess.start(folder("" + i), environment));
                    client.awaitAnswers(100);
                }
                client.end();

                assertEquals(List.of(), client.failures());
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(() ->
                                assertEquals(client.answered(), client.server(0).used(key)));
            }
        }
    }
}
