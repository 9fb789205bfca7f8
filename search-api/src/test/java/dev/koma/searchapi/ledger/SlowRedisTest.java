package dev.koma.searchapi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Tier;
import dev.koma.searchapi.store.BadNetwork;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisPatience;
import dev.koma.searchapi.store.RedisProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Redis that is well, at the other end of a network that is not. */
@Timeout(120)
class SlowRedisTest {
    private static final Duration PATIENCE = Duration.ofMillis(50);
    /** What the slowest decision may take: the patience, and what a busy machine adds. */
    private static final Duration SLOWEST = Duration.ofSeconds(1);

    private RedisProcess redis;
    private BadNetwork network;
    private Vertx vertx;
    private RedisLink link;
    private RedisLink direct;
    private SharedLedger ledger;
    private SharedLedger other;

    @BeforeEach
    void start() throws IOException {
        redis = RedisProcess.start();
        network = BadNetwork.to(redis.port());
        vertx = Vertx.vertx();
        link = link(network.redisUrl(), PATIENCE);
        direct = link(redis.url(), Duration.ofSeconds(5));
        ledger = SharedLedger.on(link, QuotaWindow.MONTH, Clock.systemUTC());
        other = SharedLedger.on(direct, QuotaWindow.MONTH, Clock.systemUTC());
        Caller warm = caller(1000);
        for (int i = 0; i < 20; i++) {
            search(warm);
        }
        awaitRecovery();
    }

    private RedisLink link(String url, Duration patience) {
        return RedisLink.to(vertx, url, new RedisPatience(patience, 4, Duration.ofMillis(300)));
    }

    @AfterEach
    void stop() throws IOException {
        ledger.close();
        other.close();
        link.close();
        direct.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        network.close();
        redis.close();
    }

    private static Caller caller(int quota) {
        return Caller.account(UUID.randomUUID() + "@example.org", new Tier("test", quota, 1000, 2));
    }

    /** @return how long the decision took */
    private Duration search(Caller caller) {
        long start = System.nanoTime();
        Decision decision = ledger.admit(UUID.randomUUID().toString(), caller);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Reservation admitted =
                assertInstanceOf(Decision.Admitted.class, decision).reservation();
        assertInstanceOf(Settlement.Charged.class, ledger.commit(admitted));
        return took;
    }

    private void awaitRecovery() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !ledger.isDegraded() && ledger.undelivered() == 0);
    }

    @Test
    void X15_decidesInTimeAndPilesUpNoThreadsWhileRedisTakesFiveSeconds() throws Exception {
        network.delay(Duration.ofSeconds(5));
        goesOnAlone();
    }

    @Test
    void X15_decidesInTimeAndPilesUpNoThreadsWhileConnectionsAreHalfOpen() throws Exception {
        network.goSilent();
        goesOnAlone();
    }

    private void goesOnAlone() throws Exception {
        int searches = 200;
        Caller caller = caller(searches + 1);
        int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < searches / 2; i++) {
            took.add(search(caller));
        }
        took.addAll(atOnce(caller, searches / 2));
        int threads = ManagementFactory.getThreadMXBean().getThreadCount() - threadsBefore;

        Collections.sort(took);
        assertTrue(took.get(searches / 2).compareTo(PATIENCE) < 0, "half of them took " + took.get(searches / 2));
        assertTrue(took.getLast().compareTo(SLOWEST) < 0, "one took " + took.getLast());
        assertTrue(threads < 20, threads + " more threads");
        assertTrue(ledger.isDegraded());
        search(caller);
        assertInstanceOf(
                Decision.QuotaDepleted.class, ledger.admit(UUID.randomUUID().toString(), caller));

        network.heal();
        awaitRecovery();
        assertEquals(searches + 1, other.usage(caller).used());
        assertInstanceOf(
                Decision.QuotaDepleted.class, other.admit(UUID.randomUUID().toString(), caller));
    }

    private List<Duration> atOnce(Caller caller, int searches) throws Exception {
        List<Duration> took = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Duration>> all = new ArrayList<>();
            for (int i = 0; i < searches; i++) {
                all.add(clients.submit(() -> search(caller)));
            }
            for (Future<Duration> one : all) {
                took.add(one.get());
            }
        }
        return took;
    }
}
