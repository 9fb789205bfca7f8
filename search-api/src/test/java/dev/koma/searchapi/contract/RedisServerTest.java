package dev.koma.searchapi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.ledger.SearchLedger;
import dev.koma.searchapi.store.RedisProcess;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole server on a real Redis that gets into trouble: never a 500, never without limits, well again by itself. */
@QuarkusTest
@TestProfile(RedisProfile.class)
class RedisServerTest {
    private final Api api = Api.ofTheServerUnderTest();

    @ConfigProperty(name = RedisProfile.PORT)
    int port;

    @ConfigProperty(name = RedisProfile.PID)
    long pid;

    @Inject
    FakeIndex index;

    @Inject
    FakeDecoder decoder;

    @Inject
    Accounts accounts;

    @Inject
    SearchLedger ledger;

    /** Connects and compiles what the first request needs: a cold server may take longer than Redis is waited for. */
    @BeforeEach
    void warmUp() {
        index.reset();
        decoder.reset();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> search(accounts.open("few")).status() == 200);
    }

    @AfterEach
    void wellAgain() throws IOException {
        RedisProcess.signal("CONT", pid);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !ledger.isDegraded());
    }

    private Api.Reply search(String key) throws IOException, InterruptedException {
        return api.post("/search", SearchContractTest.JPEG, "Content-Type", "image/jpeg", "x-trace-key", key);
    }

    private int used(String key) throws IOException, InterruptedException {
        return api.get("/me", "x-trace-key", key).json().path("quotaUsed").asInt();
    }

    private String health() throws IOException, InterruptedException {
        String url = ConfigProvider.getConfig().getValue("test.management.url", String.class);
        return new Api(URI.create(url)).get("/q/health/ready").body();
    }

    @Test
    void keepsKeysAndLimitsOnRedis() throws Exception {
        String key = accounts.open("few");
        for (int i = 0; i < 5; i++) {
            assertEquals(200, search(key).status());
        }

        assertEquals(402, search(key).status());
        wellAgain();
        assertEquals(5, used(key));
        assertEquals(403, search("koma_unknown").status());
        assertTrue(RedisProcess.ask(port, "KEYS koma:*").contains("spent:MONTH"));
        assertTrue(health().contains("\"ok\""), health());
    }

    @Test
    void X14_X15_goesOnByTheSameLimitsWhileRedisIsPaused() throws Exception {
        String key = accounts.open("few");
        assertEquals(200, search(key).status());
        RedisProcess.signal("STOP", pid);

        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            statuses.add(search(key).status());
        }
        assertEquals(List.of(200, 200, 200, 200, 402, 402, 402, 402), statuses);
        assertEquals(5, used(key));
        assertTrue(health().contains("degraded"), health());
        Api.Reply stranger = search("koma_never_seen");
        assertEquals(503, stranger.status());
        assertTrue(!stranger.header("Retry-After").isEmpty());

        RedisProcess.signal("CONT", pid);
        wellAgain();
        assertEquals(5, used(key));
        assertEquals(403, search("koma_never_seen").status());
    }

    @Test
    void X16_X17_answersWithoutA500WhateverHappensToRedisUnderLoad() throws Exception {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            keys.add(accounts.open("wide"));
        }
        for (String key : keys) {
            assertEquals(200, search(key).status());
        }
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answered = new ArrayList<>();
            for (String key : keys) {
                answered.add(clients.submit(() -> searches(key, 120)));
            }
            for (String trouble : List.of(
                    "SCRIPT FLUSH",
                    "CLIENT KILL TYPE normal SKIPME yes",
                    "CONFIG SET maxmemory 1",
                    "CONFIG SET maxmemory 0")) {
                RedisProcess.ask(port, trouble);
                RedisProcess.signal("STOP", pid);
                Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> true);
                RedisProcess.signal("CONT", pid);
                Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            }
            RedisProcess.ask(port, "REPLICAOF 127.0.0.1 1");
            Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            RedisProcess.ask(port, "REPLICAOF NO ONE");
            for (int i = 0; i < keys.size(); i++) {
                int successes = 1 + answered.get(i).get();
                wellAgain();
                String key = keys.get(i);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> assertEquals(successes, used(key)));
            }
        }
    }

    /** @return how many were answered; the others were refused as the contract says */
    private int searches(String key, int times) throws IOException, InterruptedException {
        int answered = 0;
        for (int i = 0; i < times; i++) {
            Api.Reply reply = search(key);
            assertTrue(reply.status() == 200 || reply.status() == 503, reply.status() + " " + reply.body());
            answered += reply.status() == 200 ? 1 : 0;
        }
        return answered;
    }
}
