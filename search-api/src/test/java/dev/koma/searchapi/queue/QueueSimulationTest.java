package dev.koma.searchapi.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand requests of all tiers, more than can be served, on a clock that jumps from event to event. */
class QueueSimulationTest {
    private static final int REQUESTS = 10_000;
    private static final int LENGTH = 8;
    private static final int WORKERS = 2;
    private static final long PATIENCE = 10_000;
    private static final int[] PRIORITIES = {0, 0, 0, 0, 0, 2, 2, 5, 5, 6};
    private static final int CALLERS_OF_A_PRIORITY = 3;

    private enum Fate {
        WAITING,
        RUNNING,
        SERVED,
        REFUSED,
        DISPLACED,
        TIMED_OUT,
        LEFT
    }

    private static final class Request {
        final int number;
        final int priority;
        final String caller;
        /** Older requests of the same caller that waited when this one came. */
        long ahead;
        /** Requests of the same priority by others that were served while this one waited, by caller. */
        final Map<String, Integer> overtakenBy = new HashMap<>();

        Fate fate = Fate.WAITING;

        Request(int number, int priority, String caller) {
            this.number = number;
            this.priority = priority;
            this.caller = caller;
        }
    }

    private record Event(long at, int order, Runnable what) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingInt(Event::order));
    private final WorkerPlan<Request> plan = new WorkerPlan<>(LENGTH, WORKERS, 0);
    private final Set<Request> waiting = new HashSet<>();
    private final List<Request> all = new ArrayList<>();
    private Random random = new Random(0);
    private long now;
    private int order;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverLetsAHigherPriorityWaitBehindALowerOneAndStarvesNobody(long seed) {
        random = new Random(seed);
        long arrival = 0;
        for (int i = 0; i < REQUESTS; i++) {
            // The load swings between half and three times of what can be served: 2 workers, 100 ms each.
            boolean rush = arrival / 60_000 % 2 == 1;
            arrival += random.nextInt(rush ? 34 : 200);
            int priority = PRIORITIES[random.nextInt(PRIORITIES.length)];
            Request request = new Request(i, priority, priority + "/" + callerOf(priority));
            all.add(request);
            at(arrival, () -> arrive(request));
        }
        run();

        assertTrue(all.stream().noneMatch(request -> request.fate == Fate.WAITING || request.fate == Fate.RUNNING));
        assertEquals(0, plan.waiting());
        assertEquals(0, plan.running());
        for (Fate fate : List.of(Fate.SERVED, Fate.REFUSED, Fate.DISPLACED, Fate.LEFT)) {
            assertTrue(all.stream().anyMatch(request -> request.fate == fate), "nobody was " + fate);
        }
        for (int priority : PRIORITIES) {
            everyCallerHasItsShare(priority);
        }
    }

    /** One caller of each priority sends most. */
    private int callerOf(int priority) {
        return priority == 0 || random.nextInt(3) == 0 ? random.nextInt(CALLERS_OF_A_PRIORITY) : 0;
    }

    private void everyCallerHasItsShare(int priority) {
        Map<String, long[]> servedOf = new HashMap<>();
        all.stream().filter(request -> request.priority == priority).forEach(request -> {
            long[] counts = servedOf.computeIfAbsent(request.caller, none -> new long[2]);
            counts[0] += request.fate == Fate.SERVED ? 1 : 0;
            counts[1]++;
        });
        double best = servedOf.values().stream()
                .mapToDouble(count -> (double) count[0] / count[1])
                .max()
                .orElse(0);
        servedOf.forEach((caller, count) ->
                assertTrue(count[0] >= best * count[1] / 2, caller + " was served " + count[0] + " of " + count[1]));
    }

    private void run() {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            now = event.at();
            event.what().run();
            assertTrue(plan.waiting() <= LENGTH);
            assertTrue(plan.running() <= WORKERS);
            assertEquals(waiting.size(), plan.waiting());
            assertTrue(plan.running() == WORKERS || plan.waiting() == 0, "a worker is idle while someone waits");
        }
    }

    private void at(long time, Runnable what) {
        events.add(new Event(time, order++, what));
    }

    private void arrive(Request request) {
        switch (plan.enter(request.priority, request.caller, request)) {
            case WorkerPlan.Entry.Refused<Request> refused -> {
                request.fate = Fate.REFUSED;
                assertEquals(
                        LENGTH,
                        waiting.stream()
                                .filter(other -> other.priority >= request.priority)
                                .count());
            }
            case WorkerPlan.Entry.Starts<Request> starts -> serve(request);
            case WorkerPlan.Entry.Waits<Request> waits -> {
                waits.displaced().ifPresent(this::displace);
                request.ahead = waiting.stream()
                        .filter(other -> other.caller.equals(request.caller))
                        .count();
                waiting.add(request);
                at(now + PATIENCE, () -> leave(request, Fate.TIMED_OUT));
                if (random.nextInt(20) == 0) {
                    at(now + random.nextInt(500), () -> leave(request, Fate.LEFT));
                }
            }
        }
    }

    private void displace(Request displaced) {
        for (Request other : waiting) {
            assertTrue(other.priority >= displaced.priority, "someone of a higher priority was displaced");
            assertTrue(
                    other.priority > displaced.priority || other.number <= displaced.number,
                    "an older one was displaced");
        }
        waiting.remove(displaced);
        displaced.fate = Fate.DISPLACED;
    }

    private void leave(Request request, Fate fate) {
        if (plan.leave(request)) {
            waiting.remove(request);
            request.fate = fate;
        }
    }

    private void serve(Request request) {
        waiting.remove(request);
        for (Request other : waiting) {
            assertTrue(other.priority <= request.priority, "a higher priority waits behind a lower one");
            if (other.priority == request.priority && !other.caller.equals(request.caller)) {
                int times = other.overtakenBy.merge(request.caller, 1, Integer::sum);
                assertTrue(
                        times <= 1 + other.ahead,
                        other.caller + " waits while " + request.caller + " is served again and again");
            }
        }
        request.fate = Fate.RUNNING;
        at(now + 50 + random.nextInt(100), () -> finish(request));
    }

    private void finish(Request request) {
        request.fate = Fate.SERVED;
        Optional<Request> next = plan.finish();
        next.ifPresent(this::serve);
    }
}
