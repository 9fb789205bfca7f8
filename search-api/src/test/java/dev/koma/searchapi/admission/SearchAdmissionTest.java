package dev.koma.searchapi.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Tier;
import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.ledger.Decision;
import dev.koma.searchapi.ledger.Reservation;
import dev.koma.searchapi.ledger.SearchLedger;
import dev.koma.searchapi.ledger.Settlement;
import dev.koma.searchapi.ledger.Usage;
import dev.koma.searchapi.queue.QueueRules;
import dev.koma.searchapi.queue.SearchQueue;
import dev.koma.searchapi.queue.SearchQueues;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SearchAdmissionTest {
    private static final Caller SOMEONE = Caller.account("a@koma.example", new Tier("1", 1000, 1, 2));
    private static final Caller SOMEONE_ELSE = Caller.account("b@koma.example", new Tier("1", 1000, 1, 2));
    private static final Usage USAGE = new Usage(7, 1, Instant.EPOCH);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Notebook ledger = new Notebook();
    private final SearchQueue queue =
            SearchQueues.start(new QueueRules(0, Duration.ofSeconds(5), 0), 1, new SimpleMeterRegistry());
    private final SearchAdmission admission = SearchAdmission.of(ledger, queue, registry);
    private final CountDownLatch hold = new CountDownLatch(1);

    @AfterEach
    void nothingIsHeld() {
        hold.countDown();
        assertEquals(0, admission.leases());
        Awaitility.await().until(() -> queue.running() == 0);
        queue.close();
    }

    @Test
    void chargesWhatIsAnsweredOnceAndGivesNothingBackThen() throws Exception {
        try (Permit permit = admission.admit(SOMEONE)) {
            assertEquals("found", permit.search(() -> "found"));
            assertEquals(USAGE, permit.charge());
            assertThrows(IllegalStateException.class, permit::charge);
        }

        assertEquals(List.of("admit", "commit"), ledger.calls);
        assertEquals(1, registry.counter("koma.quota.commits").count());
    }

    @Test
    void K8_givesBackOnceHoweverOftenThePermitIsClosed() throws Exception {
        Permit permit = admission.admit(SOMEONE);
        permit.close();
        permit.close();

        assertEquals(List.of("admit", "giveBack"), ledger.calls);
        assertThrows(IllegalStateException.class, permit::charge);
    }

    @Test
    void holdsNothingWhenTheLedgerRefuses() {
        ledger.decision = new Decision.ConcurrencyExceeded(USAGE);
        SearchRefusal concurrency = assertThrows(SearchRefusal.class, () -> admission.admit(SOMEONE));
        assertEquals("Concurrency limit exceeded", concurrency.answer().sentence());
        assertEquals(USAGE, concurrency.usage());

        ledger.decision = new Decision.QuotaDepleted(USAGE);
        SearchRefusal quota = assertThrows(SearchRefusal.class, () -> admission.admit(SOMEONE));
        assertEquals(402, quota.answer().status());
        assertEquals("Search quota depleted", quota.answer().sentence());

        assertEquals(List.of("admit", "admit"), ledger.calls);
        assertEquals(
                1, registry.counter("koma.search.refusals", "reason", "quota").count());
    }

    /** The only worker is busy meanwhile. */
    private void whileSomeoneSearches(Executable check) throws Throwable {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Permit running = admission.admit(SOMEONE)) {
            Future<String> search = threads.submit(() -> running.search(() -> {
                hold.await();
                return "";
            }));
            Awaitility.await().until(() -> queue.running() == 1);
            try {
                check.execute();
            } finally {
                hold.countDown();
            }
            search.get();
        }
    }

    @Test
    void Q2_givesBackWhatWasReservedWhenTheQueueHasNoRoom() throws Throwable {
        whileSomeoneSearches(() -> {
            SearchRefusal refusal = assertThrows(SearchRefusal.class, () -> admission.admit(SOMEONE));

            assertEquals(503, refusal.answer().status());
            assertEquals("Search queue is full", refusal.answer().sentence());
            assertEquals(List.of("admit", "admit", "giveBack"), ledger.calls);
        });
    }

    @Test
    void X35_refusesAtOnceWhomTheQueueHasNoRoomForWithoutAskingTheLedger() throws Throwable {
        whileSomeoneSearches(() -> {
            assertEquals(
                    503, admission.refusalAtOnce(SOMEONE_ELSE).orElseThrow().status());
            assertTrue(admission.refusalAtOnce(SOMEONE).isEmpty(), "may have to hear of its concurrency");
        });
        Awaitility.await().until(() -> queue.running() == 0);

        assertTrue(admission.refusalAtOnce(SOMEONE_ELSE).isEmpty());
        assertEquals(List.of("admit", "giveBack"), ledger.calls);
    }

    @Test
    void K7_givesBackWhenTheSearchFails() throws Exception {
        try (Permit permit = admission.admit(SOMEONE)) {
            ApiException thrown = assertThrows(
                    ApiException.class,
                    () -> permit.search(() -> {
                        throw new ApiException(400, "Failed to process image");
                    }));
            assertEquals(400, thrown.status());
        }

        assertEquals(List.of("admit", "giveBack"), ledger.calls);
    }

    @Test
    void Q6_interruptsTheWorkerWhenTheWaitingThreadIsInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread client = Thread.ofVirtual().start(() -> {
            try (Permit permit = admission.admit(SOMEONE)) {
                permit.search(() -> {
                    try {
                        return hold.getCount() + ""
                                + new CountDownLatch(1).await(1, java.util.concurrent.TimeUnit.DAYS);
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                });
            } catch (SearchRefusal e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                ledger.calls.add("interrupted");
            }
        });
        Awaitility.await().until(() -> queue.running() == 1);

        client.interrupt();
        client.join();

        interrupted.await();
        assertEquals(List.of("admit", "giveBack", "interrupted"), ledger.calls);
    }

    @Test
    void X36_answersNoSearchWhoseLeaseRanOutAndWhoseQuotaOthersHaveUsedUp() throws Exception {
        ledger.settlement = new Settlement.Lapsed(USAGE);
        try (Permit permit = admission.admit(SOMEONE)) {
            ApiException thrown = assertThrows(ApiException.class, permit::charge);
            assertEquals(402, thrown.status());
        }

        assertEquals(0, registry.counter("koma.quota.commits").count());
        assertEquals(
                1, registry.counter("koma.search.refusals", "reason", "lapsed").count());
    }

    @Test
    void K18_renewsTheLeasesOfTheSearchesUnderWay() throws Exception {
        admission.renew();
        try (Permit permit = admission.admit(SOMEONE);
                Heartbeat heartbeat = new Heartbeat(admission, Duration.ofMillis(5))) {
            heartbeat.start();
            Awaitility.await()
                    .until(() -> ledger.renewed.stream()
                                    .filter(held -> held.size() == 1)
                                    .count()
                            >= 2);
            assertEquals(SOMEONE, permit.caller());
        }
        assertTrue(ledger.renewed.getFirst().isEmpty());
        assertTrue(SearchLedger.HEARTBEAT.multipliedBy(3).compareTo(SearchLedger.LEASE) < 0);
    }

    /** Writes down what it is asked, and says what it is told to. */
    private static final class Notebook implements SearchLedger {
        final List<String> calls = java.util.Collections.synchronizedList(new ArrayList<>());
        final List<List<Reservation>> renewed = java.util.Collections.synchronizedList(new ArrayList<>());
        volatile Decision decision = null;
        volatile Settlement settlement = new Settlement.Charged(USAGE);

        @Override
        public Decision admit(String request, Caller caller) {
            calls.add("admit");
            return decision == null ? new Decision.Admitted(new Reservation(request, caller, 1), USAGE) : decision;
        }

        @Override
        public List<Reservation> heartbeat(List<Reservation> held) {
            renewed.add(held);
            return List.of();
        }

        @Override
        public Settlement commit(Reservation reservation) {
            calls.add("commit");
            return settlement;
        }

        @Override
        public void giveBack(Reservation reservation) {
            calls.add("giveBack");
        }

        @Override
        public Usage usage(Caller caller) {
            return USAGE;
        }

        @Override
        public boolean isDegraded() {
            return false;
        }

        @Override
        public void close() {}
    }
}
