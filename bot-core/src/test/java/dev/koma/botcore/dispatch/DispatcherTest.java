package dev.koma.botcore.dispatch;

import static dev.koma.botcore.dispatch.DispatcherHarness.expiringIn;
import static dev.koma.botcore.dispatch.DispatcherHarness.limits;
import static dev.koma.botcore.dispatch.DispatcherHarness.startingIn;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.dispatch.JobHandler.GivingUp;
import dev.koma.botcore.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final Outcome DONE = new Outcome.Finished();

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<GivingUp> regrets = new CopyOnWriteArrayList<>();

    private Outcome finish(Attempt attempt) {
        done.add(attempt.job().id());
        return DONE;
    }

    private Outcome regret(Attempt attempt, GivingUp why) {
        regrets.add(why);
        return DONE;
    }

    @Test
    void acknowledgesWhatIsDurableBeforeItIsStarted() throws Exception {
        MemoryJobStore store = new MemoryJobStore(Clock.systemUTC());
        try (DispatcherHarness harness = new DispatcherHarness(limits(1, 3, 10), store, this::finish, this::regret)) {
            Job job = harness.job("a");
            harness.dispatcher.submit(job, Set.of("k"), ahead -> {
                assertEquals(List.of(new StoredJob(job, false)), store.unfinished());
                assertTrue(done.isEmpty());
            });
            await().until(() -> done.equals(List.of(job.id())));
            await().until(() -> store.unfinished().isEmpty());
        }
    }

    @Test
    void C13_anEventThatComesAgainIsDoneOnce() throws Exception {
        try (DispatcherHarness harness = new DispatcherHarness(limits(1, 3, 10), this::finish, this::regret)) {
            Job first = harness.job("a");
            assertInstanceOf(Submission.Accepted.class, harness.dispatcher.submit(first, Set.of("k"), n -> {}));
            Job again = harness.job("a");
            assertInstanceOf(Submission.Duplicate.class, harness.dispatcher.submit(again, Set.of("k"), n -> {}));
            await().until(() -> harness.dispatcher.counts().unfinished() == 0);
            assertEquals(List.of(first.id()), done);
            assertEquals(1, harness.dispatcher.counts().duplicates());
        }
    }

    @Test
    void C20_X27_refusesAtOnceWhatALaneHasNoRoomFor() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(4, 3, 100),
                attempt -> {
                    go.await();
                    return finish(attempt);
                },
                this::regret)) {
            int refused = 0;
            for (int i = 0; i < 100; i++) {
                Submission submission = harness.submit(harness.job("flood"));
                if (submission instanceof Submission.LaneFull full) {
                    assertEquals(3, full.waiting());
                    refused++;
                }
            }
            assertEquals(96, refused, "one is under way and three wait");
            assertInstanceOf(Submission.Accepted.class, harness.submit(harness.job("somebody else")));
            go.countDown();
            await().until(() -> done.size() == 5);
            assertEquals(96, harness.dispatcher.counts().refusedLane());
        }
    }

    @Test
    void X27_refusesAtOnceWhenEverythingIsFull() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(2, 3, 5),
                attempt -> {
                    go.await();
                    return finish(attempt);
                },
                this::regret)) {
            for (int i = 0; i < 5; i++) {
                assertInstanceOf(Submission.Accepted.class, harness.submit(harness.job("user" + i)));
            }
            long before = System.nanoTime();
            assertInstanceOf(Submission.Full.class, harness.submit(harness.job("one more")));
            assertTrue(System.nanoTime() - before < Duration.ofMillis(300).toNanos());
            assertEquals(List.of(0, 0, 1, 2, 3), harness.ahead, "the place in line");
            go.countDown();
        }
    }

    @Test
    void C20_aLaneHasTheSameRoomWhenOthersKeepTheWorkersBusy() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(1, 3, 100),
                attempt -> {
                    go.await();
                    return finish(attempt);
                },
                this::regret)) {
            harness.submit(harness.job("busy"));
            for (int i = 0; i < 4; i++) {
                assertInstanceOf(Submission.Accepted.class, harness.submit(harness.job("a")));
            }
            assertInstanceOf(Submission.LaneFull.class, harness.submit(harness.job("a")));
            go.countDown();
        }
    }

    @Test
    void C13_anEventThatComesAgainIsNotRefusedWhileItWaits() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(1, 0, 5),
                attempt -> {
                    go.await();
                    return finish(attempt);
                },
                this::regret)) {
            Job job = harness.job("a");
            harness.dispatcher.submit(job, Set.of("k"), n -> {});
            assertInstanceOf(Submission.Duplicate.class, harness.dispatcher.submit(job, Set.of("k"), n -> {}));
            assertInstanceOf(Submission.LaneFull.class, harness.submit(harness.job("a")));
            go.countDown();
        }
    }

    @Test
    void C20_onePlaceCannotFillEverything() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        DispatchLimits limits =
                new DispatchLimits(1, 3, 10, 4, 3, Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(24));
        try (DispatcherHarness harness = new DispatcherHarness(
                limits,
                attempt -> {
                    go.await();
                    return finish(attempt);
                },
                this::regret)) {
            for (int i = 0; i < 4; i++) {
                assertInstanceOf(Submission.Accepted.class, harness.submit(harness.job("member" + i)));
            }
            assertInstanceOf(Submission.Full.class, harness.submit(harness.job("member4")));
            Job elsewhere = harness.job(
                    "other",
                    job -> new Job(
                            job.id(),
                            job.lane(),
                            "another place",
                            1,
                            0,
                            job.acceptedAt(),
                            job.notBefore(),
                            job.expiresAt(),
                            ""));
            assertInstanceOf(Submission.Accepted.class, harness.submit(elsewhere));
            go.countDown();
        }
    }

    @Test
    void C30_triesAgainWhenToldToComeLater() throws Exception {
        List<Instant> attempts = new CopyOnWriteArrayList<>();
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(1, 3, 10),
                attempt -> {
                    attempts.add(Instant.now());
                    return attempts.size() < 3 ? new Outcome.Busy(Duration.ofMillis(150)) : finish(attempt);
                },
                this::regret)) {
            harness.submit(harness.job("a"));
            await().until(() -> done.size() == 1);
            assertTrue(Duration.between(attempts.get(0), attempts.get(1)).toMillis() >= 149, attempts::toString);
            assertTrue(Duration.between(attempts.get(1), attempts.get(2)).toMillis() >= 149, attempts::toString);
            assertEquals(2, harness.dispatcher.counts().retries());
            assertTrue(regrets.isEmpty());
        }
    }

    @Test
    void C30_givesUpWithAWordWhenItStaysBusy() throws Exception {
        try (DispatcherHarness harness =
                new DispatcherHarness(limits(1, 3, 10), attempt -> new Outcome.Busy(Duration.ZERO), this::regret)) {
            harness.submit(harness.job("a"));
            await().until(() -> regrets.equals(List.of(GivingUp.BUSY)));
            await().until(() -> harness.dispatcher.counts().gaveUp() == 1);
            assertTrue(harness.store.unfinished().isEmpty());
        }
    }

    @Test
    void aBusyJobHoldsItsLaneInOrderAndNobodyElse() throws Exception {
        AtomicInteger busy = new AtomicInteger();
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(1, 3, 10),
                attempt -> attempt.job().payload().equals("job1") && busy.getAndIncrement() == 0
                        ? new Outcome.Busy(Duration.ofMillis(300))
                        : finish(attempt),
                this::regret)) {
            harness.submit(harness.job("a"));
            harness.submit(harness.job("a"));
            harness.submit(harness.job("b"));
            await().until(() -> done.size() == 3);
            assertEquals(List.of("job3", "job1", "job2"), done);
        }
    }

    @Test
    void X22_anAnswerThatCannotBeSentIsSentWhenTheNetworkIsBack() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(1, 3, 10),
                attempt -> attempts.incrementAndGet() < 10 ? new Outcome.Blocked(Duration.ZERO) : finish(attempt),
                this::regret)) {
            harness.submit(harness.job("a"));
            await().until(() -> done.size() == 1);
            assertTrue(regrets.isEmpty(), "more attempts than a busy search gets");
        }
    }

    @Test
    void X22_whatCannotBeAnsweredInTimeIsCounted() throws Exception {
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(1, 3, 10), attempt -> new Outcome.Blocked(Duration.ofMillis(50)), (attempt, why) -> {
                    regret(attempt, why);
                    return new Outcome.Blocked(Duration.ofHours(1));
                })) {
            harness.submit(expiringIn(harness.job("a"), Duration.ofMillis(2300)));
            await().until(() -> harness.dispatcher.counts().expired() == 1);
            assertEquals(List.of(GivingUp.EXPIRED), regrets);
            await().until(() -> harness.dispatcher.counts().unfinished() == 0);
            assertTrue(harness.store.unfinished().isEmpty());
        }
    }

    @Test
    void aFailureEndsWithAWord() throws Exception {
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(1, 3, 10),
                attempt -> {
                    throw new IllegalStateException("thrown for the test");
                },
                this::regret)) {
            harness.submit(harness.job("a"));
            await().until(() -> harness.dispatcher.counts().gaveUp() == 1);
            assertEquals(List.of(GivingUp.FAILED), regrets);
            assertEquals(1, harness.dispatcher.counts().failures());
        }
    }

    @Test
    void aFailureOfTheLastWordEndsTheJob() throws Exception {
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(1, 3, 10),
                attempt -> {
                    throw new IllegalStateException("thrown for the test");
                },
                (attempt, why) -> {
                    throw new IllegalStateException("thrown for the test");
                })) {
            harness.submit(harness.job("a"));
            await().until(() -> harness.dispatcher.counts().expired() == 1);
            assertEquals(0, harness.dispatcher.counts().unfinished());
        }
    }

    @Test
    void C15_aJobThatWaitsCanBeAmendedUntilItIsStarted() throws Exception {
        List<String> payloads = new CopyOnWriteArrayList<>();
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(1, 3, 10),
                attempt -> {
                    payloads.add(attempt.job().payload());
                    return DONE;
                },
                this::regret)) {
            Job job = startingIn(harness.job("a"), Duration.ofMillis(300));
            harness.submit(job);
            assertTrue(harness.dispatcher.amend(job.id(), "two", Set.of("second")));
            assertTrue(harness.dispatcher.amend(job.id(), "two again", Set.of("second")), "known already");
            await().until(() -> payloads.equals(List.of("two")));
            assertFalse(harness.dispatcher.amend(job.id(), "three", Set.of("third")));
        }
    }

    @Test
    void X26_takesUpWhatAnEarlierProcessHasLeft() throws Exception {
        MemoryJobStore store = new MemoryJobStore(Clock.systemUTC());
        List<Boolean> doubts = new CopyOnWriteArrayList<>();
        Instant now = Instant.now();
        for (String id : List.of("a", "b")) {
            store.accept(new Job(id, "lane", "place", 1, 0, now, now, now.plusSeconds(60), id), Set.of("key of " + id));
        }
        store.answering("a", true);
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(2, 3, 10),
                store,
                attempt -> {
                    doubts.add(attempt.mayHaveBeenAnswered());
                    return finish(attempt);
                },
                this::regret)) {
            harness.dispatcher.start();
            await().until(() -> harness.dispatcher.counts().unfinished() == 0);
            assertEquals(List.of("a", "b"), done);
            assertEquals(List.of(true, false), doubts);
        }
    }

    @Test
    void X26_whatAnotherProcessHasTakenOverIsNotAnsweredHere() throws Exception {
        MemoryJobStore store = new MemoryJobStore(Clock.systemUTC());
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(2, 3, 10),
                store,
                attempt -> {
                    store.finish(attempt.job().id()); // as if it had never been this one's
                    attempt.answering();
                    return finish(attempt);
                },
                this::regret)) {
            harness.submit(harness.job("lane"));
            await().until(() -> harness.dispatcher.counts().unfinished() == 0);
            assertEquals(1, harness.dispatcher.counts().takenOver());
            assertEquals(0, harness.dispatcher.counts().finished());
        }
        assertTrue(done.isEmpty() && regrets.isEmpty());
    }

    @Test
    void finishesWhatIsUnderWayAndParksTheRestAtTheEnd() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        MemoryJobStore store = new MemoryJobStore(Clock.systemUTC());
        DispatcherHarness harness = new DispatcherHarness(
                limits(1, 3, 10),
                store,
                attempt -> {
                    started.countDown();
                    Thread.onSpinWait();
                    return finish(attempt);
                },
                this::regret);
        harness.submit(startingIn(harness.job("later"), Duration.ofSeconds(30)));
        harness.submit(harness.job("now"));
        started.await();
        harness.close();
        assertEquals(List.of("job2"), done);
        assertEquals(
                List.of("job1"),
                store.unfinished().stream().map(stored -> stored.job().id()).toList());
        assertThrows(StoreException.class, () -> harness.submit(harness.job("too late")));
    }

    @Test
    void interruptsWhatDoesNotEndInTimeAndKeepsItStored() throws Exception {
        MemoryJobStore store = new MemoryJobStore(Clock.systemUTC());
        CountDownLatch started = new CountDownLatch(1);
        DispatcherHarness harness = new DispatcherHarness(
                limits(1, 3, 10),
                store,
                attempt -> {
                    started.countDown();
                    new CountDownLatch(1).await();
                    return DONE;
                },
                this::regret);
        harness.submit(harness.job("endless"));
        started.await();
        Thread closing = Thread.startVirtualThread(harness::close);
        assertTrue(closing.join(Duration.ofSeconds(15)));
        assertEquals(1, store.unfinished().size());
        assertTrue(regrets.isEmpty());
    }
}
