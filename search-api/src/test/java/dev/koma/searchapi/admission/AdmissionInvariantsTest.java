package dev.koma.searchapi.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Tier;
import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.ledger.LocalLedger;
import dev.koma.searchapi.ledger.QuotaWindow;
import dev.koma.searchapi.ledger.SearchLedger;
import dev.koma.searchapi.queue.QueueRules;
import dev.koma.searchapi.queue.SearchQueue;
import dev.koma.searchapi.queue.SearchQueues;
import dev.koma.searchapi.store.StateFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many callers at once, of whom some fail, some wait too long and some leave: whatever happens, nothing is lost or doubled. */
class AdmissionInvariantsTest {
    private static final int THREADS = 200;
    private static final int ROUNDS = 1000;
    private static final int ROUNDS_BETWEEN_CHECKS = 100;
    private static final int LENGTH = 8;
    private static final int MOST_WORKERS = 4;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<Caller, AtomicLong> answered = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> outcomes = new ConcurrentHashMap<>();
    private final List<Caller> callers = callers();

    @TempDir
    Path data;

    private static List<Caller> callers() {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            callers.add(Caller.account("guest" + i, new Tier("free", 100_000, 1, 0)));
            callers.add(Caller.account("few" + i, new Tier("few", 30, 2, 2)));
        }
        for (int i = 0; i < 20; i++) {
            callers.add(Caller.account("patron" + i, new Tier("patron", 100_000, 4, 6)));
        }
        return callers;
    }

    @Test
    @Timeout(120)
    void K7_K8_spendsOneSearchForEachAnswerInMemory() throws Exception {
        run(LocalLedger.inMemory(QuotaWindow.MONTH, Clock.systemUTC()));
    }

    @Test
    @Timeout(120)
    void K7_K8_spendsOneSearchForEachAnswerOnDisk() throws Exception {
        try (StateFile file = StateFile.open(data)) {
            run(LocalLedger.durable(file, QuotaWindow.MONTH, Clock.systemUTC()));
        }
    }

    private void run(SearchLedger ledger) throws Exception {
        QueueRules rules = new QueueRules(LENGTH, Duration.ofMillis(3), 0);
        try (SearchQueue queue = SearchQueues.start(rules, MOST_WORKERS, registry);
                ledger;
                ScheduledExecutorService leaving = Executors.newScheduledThreadPool(1);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SearchAdmission admission = SearchAdmission.of(ledger, queue, registry);
            leaving.scheduleWithFixedDelay(admission::renew, 10, 10, TimeUnit.MILLISECONDS);
            CyclicBarrier check = new CyclicBarrier(THREADS, () -> check(admission, queue, ledger));
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                Caller caller = callers.get(i % callers.size());
                running.add(threads.submit(() -> {
                    for (int round = 1; round <= ROUNDS; round++) {
                        search(admission, caller, random, leaving);
                        assertTrue(queue.waiting() <= LENGTH && queue.running() <= MOST_WORKERS);
                        if (round % ROUNDS_BETWEEN_CHECKS == 0) {
                            check.await();
                        }
                    }
                    return null;
                }));
            }
            succeed(running);
        }
        assertTrue(
                outcomes.keySet().containsAll(List.of("answered", "402", "503", "400", "left")), outcomes.toString());
        assertEquals(
                outcomes.get("answered").get(),
                registry.counter("koma.quota.commits").count());
    }

    /** Of several failures shows the one that broke the barrier for the others. */
    private static void succeed(List<Future<?>> running) throws Exception {
        ExecutionException failure = null;
        for (Future<?> thread : running) {
            try {
                thread.get();
            } catch (ExecutionException e) {
                failure = failure == null || failure.getCause() instanceof BrokenBarrierException ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void check(SearchAdmission admission, SearchQueue queue, SearchLedger ledger) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> queue.running() == 0);
        assertEquals(0, queue.waiting());
        assertEquals(0, admission.leases());
        for (Caller caller : callers) {
            assertEquals(0, ledger.usage(caller).running(), caller.id());
            long answers = answered.getOrDefault(caller, new AtomicLong()).get();
            assertEquals(answers, ledger.usage(caller).used(), caller.id());
            assertTrue(answers <= caller.tier().quota(), caller.id());
        }
    }

    private void search(SearchAdmission admission, Caller caller, Random random, ScheduledExecutorService leaving)
            throws InterruptedException {
        boolean fails = random.nextInt(5) == 0;
        long work = random.nextInt(200_000);
        try (Permit permit = admission.admit(caller);
                Leaving client = random.nextInt(5) == 0 ? Leaving.in(random.nextInt(2000), leaving) : Leaving.never()) {
            permit.search(() -> {
                busy(work);
                if (fails) {
                    throw new ApiException(400, "Failed to process image");
                }
                return "";
            });
            client.stay();
            permit.charge();
            answered.computeIfAbsent(caller, none -> new AtomicLong()).incrementAndGet();
            count("answered");
        } catch (SearchRefusal e) {
            count("" + e.answer().status());
            Thread.yield();
        } catch (ApiException e) {
            count("" + e.status());
        } catch (InterruptedException e) {
            count("left");
        }
    }

    private static void busy(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    private void count(String outcome) {
        outcomes.computeIfAbsent(outcome, none -> new AtomicLong()).incrementAndGet();
    }

    /** A client that goes away after a while, unless it was answered by then. */
    private static final class Leaving implements AutoCloseable {
        private final Thread worker = Thread.currentThread();
        private boolean staying;
        private boolean left;

        static Leaving never() {
            return new Leaving();
        }

        static Leaving in(long micros, ScheduledExecutorService clock) {
            Leaving client = new Leaving();
            clock.schedule(client::leave, micros, TimeUnit.MICROSECONDS);
            return client;
        }

        private synchronized void leave() {
            if (!staying) {
                left = true;
                worker.interrupt();
            }
        }

        synchronized void stay() throws InterruptedException {
            if (left) {
                throw new InterruptedException("left");
            }
            staying = true;
        }

        @Override
        public synchronized void close() {
            if (!staying && left) {
                Thread.interrupted();
            }
            staying = true;
        }
    }
}
