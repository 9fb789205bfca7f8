package dev.koma.botcore.dispatch;

import static dev.koma.botcore.dispatch.DispatcherHarness.limits;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A thousand people who send five pictures each, at once. */
class ManyPeopleTest {
    private static final int PEOPLE = 1000;
    private static final int PICTURES = 5;

    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> answered = new ConcurrentHashMap<>();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final AtomicInteger mostInLane = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    private Outcome search(Attempt attempt) {
        String lane = attempt.job().lane();
        mostUnderWay.accumulateAndGet(all.incrementAndGet(), Math::max);
        AtomicInteger mine = underWay.computeIfAbsent(lane, l -> new AtomicInteger());
        int allowed = attempt.job().concurrency();
        if (mine.incrementAndGet() > allowed) {
            mostInLane.incrementAndGet();
        }
        Thread.yield();
        answered.computeIfAbsent(lane, l -> Collections.synchronizedList(new ArrayList<>()))
                .add(Integer.valueOf(attempt.job().payload()));
        mine.decrementAndGet();
        all.decrementAndGet();
        return new Outcome.Finished();
    }

    private Job job(DispatcherHarness harness, int person, int picture) {
        int concurrency = person % 10 == 0 ? 3 : 1;
        return harness.job(
                "person" + person,
                job -> new Job(
                        job.id(),
                        job.lane(),
                        job.place(),
                        concurrency,
                        person % 3,
                        job.acceptedAt(),
                        job.notBefore(),
                        job.expiresAt(),
                        String.valueOf(picture)));
    }

    @Test
    void C20_nobodyIsOverTheLimitNothingIsLostAndTheOrderIsKept() throws Exception {
        Map<String, Integer> refused = new ConcurrentHashMap<>();
        int mostUnfinished = 0;
        try (DispatcherHarness harness =
                        new DispatcherHarness(limits(16, 3, 2000), this::search, (a, w) -> new Outcome.Finished());
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> sent = new ArrayList<>();
            for (int p = 0; p < PEOPLE; p++) {
                int person = p;
                sent.add(people.submit(() -> {
                    go.await();
                    for (int picture = 0; picture < PICTURES; picture++) {
                        Submission submission = harness.submit(job(harness, person, picture));
                        if (!(submission instanceof Submission.Accepted)) {
                            refused.merge("person" + person, 1, Integer::sum);
                        }
                    }
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> one : sent) {
                one.get();
                mostUnfinished =
                        Math.max(mostUnfinished, harness.dispatcher.counts().unfinished());
            }
            await().until(() -> harness.dispatcher.counts().unfinished() == 0);
            DispatchCounts counts = harness.dispatcher.counts();
            assertEquals(PEOPLE * PICTURES, counts.accepted() + counts.refusedLane() + counts.refusedTotal());
            assertEquals(counts.accepted(), counts.finished());
            assertTrue(harness.store.unfinished().isEmpty());
        }
        assertEquals(0, mostInLane.get(), "searches over a person's limit");
        assertTrue(mostUnderWay.get() <= 16, mostUnderWay::toString);
        assertTrue(mostUnfinished <= 2000);
        for (int p = 0; p < PEOPLE; p++) {
            List<Integer> mine = answered.getOrDefault("person" + p, List.of());
            assertEquals(PICTURES, mine.size() + refused.getOrDefault("person" + p, 0));
            if (p % 10 != 0) {
                assertEquals(mine.stream().sorted().toList(), mine, "answered in order");
            }
            assertEquals(new HashSet<>(mine).size(), mine.size(), "answered once");
        }
    }

    @Test
    void aPlaceThatIsFreeIsTakenAtOnceWhileAnybodyWaits() throws Exception {
        int places = 6;
        List<Integer> atWork = Collections.synchronizedList(new ArrayList<>());
        DispatcherHarness.Work search = attempt -> {
            atWork.add(all.incrementAndGet());
            Thread.yield();
            all.decrementAndGet();
            return new Outcome.Finished();
        };
        CountDownLatch go = new CountDownLatch(1);
        DispatcherHarness.Work gated = attempt -> {
            go.await();
            return search.work(attempt);
        };
        try (DispatcherHarness harness =
                new DispatcherHarness(limits(places, 3, 2000), gated, (a, w) -> new Outcome.Finished())) {
            for (int i = 0; i < PEOPLE; i++) {
                harness.submit(harness.job("person" + i));
            }
            assertEquals(places, harness.dispatcher.counts().running());
            go.countDown();
            await().until(() -> {
                DispatchCounts counts = harness.dispatcher.counts();
                assertEquals(Math.min(places, counts.unfinished()), counts.running(), "nobody idles");
                return counts.unfinished() == 0;
            });
        }
        assertEquals(PEOPLE, atWork.size());
        assertTrue(Collections.max(atWork) <= places);
    }
}
