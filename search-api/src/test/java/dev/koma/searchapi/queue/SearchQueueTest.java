package dev.koma.searchapi.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.netflix.concurrency.limits.limit.SettableLimit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SettableLimit limit = new SettableLimit(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong nanos = new AtomicLong();
    private final List<Runnable> alarms = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SearchQueue queue = queue(2, 0);
    private final CountDownLatch hold = new CountDownLatch(1);

    private SearchQueue queue(int length, int oldestEvery) {
        return new SearchQueue(
                new QueueRules(length, PATIENCE, oldestEvery),
                limit,
                threads,
                (delay, action) -> {
                    assertEquals(PATIENCE, delay);
                    alarms.add(action);
                    return () -> alarms.remove(action);
                },
                nanos::get,
                new QueueMeters(registry));
    }

    @AfterEach
    void stop() {
        hold.countDown();
        threads.shutdownNow();
    }

    @Test
    void doesWorkAtOnceWhenAWorkerIsFree() throws Exception {
        try (Place<String> place = queue.enter(0, "guest", () -> "found")) {
            assertEquals("found", place.await());
        }
        isIdle();
    }

    @Test
    void handsOnWhatTheWorkThrows() throws Exception {
        try (Place<String> place = queue.enter(0, "guest", () -> {
            throw new IOException("broken");
        })) {
            ExecutionException thrown = assertThrows(ExecutionException.class, place::await);
            assertEquals("broken", thrown.getCause().getMessage());
        }
        isIdle();
    }

    @Test
    void Q2_refusesAtOnceAndSaysWhenToComeAgainWhenTheLineIsFull() throws Exception {
        try (var running = queue.enter(6, "a", this::held);
                var first = queue.enter(5, "b", () -> "")) {
            queue.checkRoom(5);
            try (var second = queue.enter(5, "c", () -> "")) {
                assertEquals(
                        QueueRefusal.Reason.FULL,
                        assertThrows(QueueRefusal.class, () -> queue.checkRoom(5))
                                .reason());
                QueueRefusal refusal = assertThrows(QueueRefusal.class, () -> queue.enter(5, "d", () -> ""));
                assertEquals(QueueRefusal.Reason.FULL, refusal.reason());
                assertTrue(refusal.retryAfter().toSeconds() >= 1);
                queue.checkRoom(6);
                assertEquals(2, queue.waiting());
                assertEquals(
                        2,
                        registry.counter("koma.search.refusals", "reason", "full")
                                .count());
                hold.countDown();
                running.await();
                first.await();
                second.await();
            }
        }
        isIdle();
    }

    @Test
    void Q1_displacesTheNewestOfTheLowestPriority() throws Exception {
        try (var running = queue.enter(0, "a", this::held);
                var older = queue.enter(0, "b", () -> "older");
                var newer = queue.enter(0, "c", () -> "newer");
                var patron = queue.enter(5, "d", () -> "patron")) {
            assertEquals(
                    QueueRefusal.Reason.DISPLACED,
                    assertThrows(QueueRefusal.class, newer::await).reason());
            hold.countDown();
            assertEquals("patron", patron.await());
            assertEquals("older", older.await());
            running.await();
        }
        isIdle();
    }

    @Test
    void Q3_givesEveryNthWorkerToWhoWaitsLongestIfSoConfigured() throws Exception {
        SearchQueue sharing = queue(8, 3);
        List<String> served = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Place<?>> places = new ArrayList<>();
        places.add(sharing.enter(6, "first", this::held));
        places.add(sharing.enter(0, "guest", () -> served.add("guest")));
        for (int i = 0; i < 4; i++) {
            String name = "patron" + i;
            places.add(sharing.enter(6, name, () -> served.add(name)));
        }
        hold.countDown();
        for (Place<?> place : places) {
            place.await();
        }

        assertEquals(List.of("patron0", "patron1", "guest", "patron2", "patron3"), served);
    }

    @Test
    void Q4_givesTheWorkerToTheHighestPriorityAsSoonAsTheRunningWorkEnds() throws Exception {
        List<String> served = java.util.Collections.synchronizedList(new ArrayList<>());
        try (var running = queue.enter(0, "a", this::held);
                var guest = queue.enter(0, "b", () -> served.add("guest"));
                var patron = queue.enter(6, "c", () -> served.add("patron"))) {
            assertEquals(1, queue.running());
            hold.countDown();
            running.await();
            patron.await();
            guest.await();
        }
        assertEquals(List.of("patron", "guest"), served);
    }

    @Test
    void Q5_doesNotDoTheWorkOfAPlaceThatWasClosedWhileItWaited() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (var running = queue.enter(0, "a", this::held)) {
            queue.enter(0, "b", () -> {
                        done.set(true);
                        return "";
                    })
                    .close();
            assertEquals(0, queue.waiting());
            assertTrue(alarms.isEmpty());
            hold.countDown();
            running.await();
        }
        isIdle();
        assertFalse(done.get());
        assertEquals(1, registry.counter("koma.search.queue.left").count());
    }

    @Test
    void Q6_interruptsTheWorkOfAPlaceThatIsClosedAndFreesTheWorkerWhenItHasEnded() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Callable<String> stubborn = () -> {
            begun.countDown();
            try {
                hold.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            hold.await();
            return "";
        };
        Place<String> place = queue.enter(0, "a", stubborn);
        begun.await();

        place.close();
        place.close();

        interrupted.await();
        assertEquals(1, queue.running(), "the work has not ended yet");
        hold.countDown();
        isIdle();
        try (var next = queue.enter(0, "b", () -> Thread.currentThread().isInterrupted())) {
            assertFalse(next.await(), "the interruption was meant for the work before");
        }
    }

    @Test
    void Q7_refusesWhoHasWaitedTooLong() throws Exception {
        try (var running = queue.enter(0, "a", this::held);
                var waiting = queue.enter(0, "b", () -> "")) {
            alarms.getFirst().run();

            assertEquals(
                    QueueRefusal.Reason.WAITED_TOO_LONG,
                    assertThrows(QueueRefusal.class, waiting::await).reason());
            assertEquals(0, queue.waiting());
            hold.countDown();
            running.await();
        }
        isIdle();
    }

    @Test
    void X36_doesNotServeWhoWaitedTooLongWhileTheMachineWasPaused() throws Exception {
        try (var running = queue.enter(0, "a", this::held);
                var stale = queue.enter(0, "b", () -> "")) {
            nanos.addAndGet(Duration.ofSeconds(30).toNanos());
            try (var fresh = queue.enter(0, "c", () -> "fresh")) {
                hold.countDown();
                running.await();

                assertThrows(QueueRefusal.class, stale::await);
                assertEquals("fresh", fresh.await());
            }
        }
        isIdle();
    }

    @Test
    void Q8_refusesWhoWaitsWhenItClosesAndLetsWhatRunsGoOn() throws Exception {
        try (var running = queue.enter(0, "a", this::held);
                var waiting = queue.enter(0, "b", () -> "")) {
            queue.close();

            assertEquals(
                    QueueRefusal.Reason.CLOSED,
                    assertThrows(QueueRefusal.class, waiting::await).reason());
            assertThrows(QueueRefusal.class, () -> queue.enter(6, "c", () -> ""));
            assertThrows(QueueRefusal.class, () -> queue.checkRoom(6));
            hold.countDown();
            assertEquals("held", running.await());
        }
        isIdle();
    }

    @Test
    void startsWhoWaitsWhenThereMayBeMoreWorkers() throws Exception {
        CountDownLatch two = new CountDownLatch(2);
        Callable<String> together = () -> {
            two.countDown();
            two.await();
            return "";
        };
        try (var running = queue.enter(0, "a", this::held);
                var first = queue.enter(0, "b", together);
                var second = queue.enter(0, "c", together)) {
            limit.setLimit(2);
            hold.countDown();
            running.await();
            first.await();
            second.await();
        }
        assertEquals(2, queue.workers());
        isIdle();
    }

    private String held() throws InterruptedException {
        hold.await();
        return "held";
    }

    private void isIdle() {
        Awaitility.await().untilAsserted(() -> {
            assertEquals(0, queue.running());
            assertEquals(0, queue.waiting());
            assertTrue(alarms.isEmpty());
        });
    }
}
