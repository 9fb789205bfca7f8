package dev.koma.searchapi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Tier;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisPatience;
import dev.koma.searchapi.store.RedisProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Redis that is stopped, paused, flushed, read-only or out of memory. */
class RedisOutageTest {
    /** Long, because a machine that tests is busy: but for where it matters. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration IN_FORCE = Duration.ofMillis(50);
    /** What a decision may take: the patience in force, and what a busy machine adds. */
    private static final Duration SLOWEST = Duration.ofMillis(500);

    private RedisProcess redis;
    private Vertx vertx;
    private RedisLink link;
    private final List<SharedLedger> ledgers = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        redis = RedisProcess.start();
        vertx = Vertx.vertx();
        link = link(PATIENCE);
    }

    private RedisLink link(Duration patience) {
        return RedisLink.to(vertx, redis.url(), new RedisPatience(patience, 4, Duration.ofMillis(300)));
    }

    /** From now on Redis must answer as fast as it must for a server. */
    private SharedLedger impatient() {
        link.close();
        link = link(IN_FORCE);
        return warm();
    }

    @AfterEach
    void stop() throws IOException {
        redis.resume();
        ledgers.forEach(SharedLedger::close);
        link.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        redis.close();
    }

    private SharedLedger ledger() {
        SharedLedger ledger = SharedLedger.on(link, QuotaWindow.MONTH, Clock.systemUTC());
        ledgers.add(ledger);
        return ledger;
    }

    private static Caller caller(int quota, int concurrency) {
        return Caller.account(UUID.randomUUID() + "@example.org", new Tier("test", quota, concurrency, 2));
    }

    private static Reservation admitted(SearchLedger ledger, Caller caller) {
        return SearchLedgerContract.admitted(ledger, caller);
    }

    private static void search(SearchLedger ledger, Caller caller) {
        assertInstanceOf(Settlement.Charged.class, ledger.commit(admitted(ledger, caller)));
    }

    private static Decision ask(SearchLedger ledger, Caller caller) {
        long start = System.nanoTime();
        Decision decision = ledger.admit(UUID.randomUUID().toString(), caller);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(SLOWEST) < 0, "a decision took " + took);
        return decision;
    }

    private static void awaitRecovery(SharedLedger... ledgers) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            boolean well = true;
            for (SharedLedger ledger : ledgers) {
                well &= !ledger.isDegraded() && ledger.undelivered() == 0;
            }
            return well;
        });
    }

    /** Connects, loads the script and compiles what the first request needs. */
    private SharedLedger warm() {
        SharedLedger ledger = ledger();
        Caller caller = caller(1000, 1);
        for (int i = 0; i < 20; i++) {
            search(ledger, caller);
        }
        awaitRecovery(ledger);
        return ledger;
    }

    @Test
    void X12_X14_decidesAloneByTheSameLimitsWhenRedisIsDownBeforeTheStart() throws Exception {
        redis.kill();
        SharedLedger ledger = ledger();
        Caller caller = caller(2, 1);

        Reservation first =
                assertInstanceOf(Decision.Admitted.class, ask(ledger, caller)).reservation();
        assertInstanceOf(Decision.ConcurrencyExceeded.class, ask(ledger, caller));
        assertInstanceOf(Settlement.Charged.class, ledger.commit(first));
        search(ledger, caller);
        assertInstanceOf(Decision.QuotaDepleted.class, ask(ledger, caller));
        assertTrue(ledger.isDegraded());

        redis.startAgain();
        awaitRecovery(ledger);
        SharedLedger other = ledger();
        assertEquals(2, other.usage(caller).used());
        assertInstanceOf(Decision.QuotaDepleted.class, ask(other, caller));
    }

    @Test
    void X13_chargesOnceWhatWasAnsweredWhileRedisWasDying() throws Exception {
        SharedLedger ledger = warm();
        Caller caller = caller(100, 3);
        Reservation answered = admitted(ledger, caller);
        Reservation failed = admitted(ledger, caller);
        redis.kill();
        assertInstanceOf(Settlement.Charged.class, ledger.commit(answered));
        assertInstanceOf(Settlement.Charged.class, ledger.commit(answered));
        ledger.giveBack(answered);
        ledger.giveBack(failed);
        assertEquals(1, ledger.usage(caller).used());

        redis.startAgain();
        awaitRecovery(ledger);
        assertEquals(1, ledger.usage(caller).used());
        assertEquals(0, ledger.usage(caller).running());
    }

    @Test
    void X14_knowsWhenItIsAloneWhatWasUsedBefore() {
        SharedLedger ledger = warm();
        Caller caller = caller(3, 1);
        search(ledger, caller);
        search(ledger, caller);
        redis.kill();

        search(ledger, caller);

        assertInstanceOf(Decision.QuotaDepleted.class, ask(ledger, caller));
        assertEquals(3, ledger.usage(caller).used());
    }

    @Test
    void X14_countsWhatItHasUnderWayAloneWhenRedisIsBack() throws Exception {
        SharedLedger ledger = warm();
        Caller caller = caller(10, 1);
        redis.kill();
        Reservation alone = admitted(ledger, caller);
        redis.startAgain();
        awaitRecovery(ledger);

        assertInstanceOf(Decision.ConcurrencyExceeded.class, ask(ledger, caller));
        assertInstanceOf(Settlement.Charged.class, ledger.commit(alone));
        awaitRecovery(ledger);
        assertEquals(1, ledger.usage(caller).used());
        search(ledger, caller);
        assertEquals(2, ledger.usage(caller).used());
    }

    @Test
    void X15_decidesInTimeWhileRedisIsPausedAndChargesOnceWhatWasSentMeanwhile() throws Exception {
        SharedLedger ledger = impatient();
        Caller caller = caller(1000, 50);
        Reservation before = admitted(ledger, caller);
        redis.pause();
        assertInstanceOf(Settlement.Charged.class, ledger.commit(before));
        int searches = 50;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < searches; i++) {
                all.add(threads.submit(() -> {
                    Decision.Admitted admitted = assertInstanceOf(Decision.Admitted.class, ask(ledger, caller));
                    assertInstanceOf(Settlement.Charged.class, ledger.commit(admitted.reservation()));
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertTrue(ledger.isDegraded());
        assertEquals(searches + 1, ledger.usage(caller).used());

        redis.resume();
        awaitRecovery(ledger);
        SharedLedger other = ledger();
        assertEquals(searches + 1, other.usage(caller).used());
        Awaitility.await()
                .atMost(SearchLedger.LEASE.plusSeconds(5))
                .until(() -> other.usage(caller).running() == 0);
    }

    @Test
    void X15_leavesRedisAloneAfterSomeFailures() throws Exception {
        SharedLedger ledger = impatient();
        Caller caller = caller(10_000, 1);
        redis.pause();
        for (int i = 0; i < 6; i++) {
            search(ledger, caller);
        }

        long start = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            search(ledger, caller);
        }
        Duration each = Duration.ofNanos((System.nanoTime() - start) / 400);
        assertTrue(each.compareTo(Duration.ofMillis(10)) < 0, "a decision alone took " + each);
    }

    @Test
    void X16_X17_tellsARedisThatLostItsMemoryWhatItKnows() throws Exception {
        SharedLedger ledger = warm();
        Caller caller = caller(3, 2);
        search(ledger, caller);
        search(ledger, caller);
        Reservation underWay = admitted(ledger, caller);
        redis.ask("FLUSHALL");

        assertEquals(2, ledger.usage(caller).used());
        assertInstanceOf(Settlement.Charged.class, ledger.commit(underWay));
        assertEquals(3, ledger.usage(caller).used());
        assertInstanceOf(Decision.QuotaDepleted.class, ask(ledger, caller));
        assertEquals(3, ledger().usage(caller).used());
        assertFalse(ledger.isDegraded());
    }

    @Test
    void X16_concurrencyHealsItselfAfterAFlush() throws Exception {
        SharedLedger ledger = warm();
        Caller caller = caller(10, 1);
        Reservation underWay = admitted(ledger, caller);
        redis.ask("FLUSHALL");

        assertEquals(List.of(), ledger.heartbeat(List.of(underWay)));
        assertInstanceOf(Decision.ConcurrencyExceeded.class, ask(ledger, caller));
        ledger.giveBack(underWay);
        assertEquals(0, ledger.usage(caller).running());
    }

    @Test
    void X17_decidesAloneWhileRedisIsOutOfMemory() throws Exception {
        SharedLedger ledger = warm();
        redis.ask("CONFIG SET maxmemory 1");
        decidesAloneUntil(ledger, () -> redis.ask("CONFIG SET maxmemory 0"));
    }

    @Test
    void X17_decidesAloneWhileRedisIsAReplicaThatTakesNoWrites() throws Exception {
        SharedLedger ledger = warm();
        redis.ask("REPLICAOF 127.0.0.1 1");
        decidesAloneUntil(ledger, () -> redis.ask("REPLICAOF NO ONE"));
    }

    private interface Repair {
        void make() throws IOException;
    }

    private void decidesAloneUntil(SharedLedger ledger, Repair repair) throws IOException {
        Caller caller = caller(2, 1);
        search(ledger, caller);
        search(ledger, caller);
        assertInstanceOf(Decision.QuotaDepleted.class, ask(ledger, caller));
        assertTrue(ledger.isDegraded());
        assertTrue(ledger.undelivered() >= 2);

        repair.make();

        awaitRecovery(ledger);
        assertEquals(2, ledger().usage(caller).used());
    }

    @Test
    void X16_aRestartedRedisIsTakenUpAgainWithoutAnyHelp() throws Exception {
        SharedLedger ledger = warm();
        Caller caller = caller(1000, 5);
        for (int round = 0; round < 3; round++) {
            redis.kill();
            for (int i = 0; i < 10; i++) {
                search(ledger, caller);
            }
            redis.startAgain();
            awaitRecovery(ledger);
            for (int i = 0; i < 10; i++) {
                search(ledger, caller);
            }
        }
        assertEquals(60, ledger.usage(caller).used());
        assertEquals(60, ledger().usage(caller).used());
    }
}
