package dev.koma.botcore.dispatch;

import dev.koma.botcore.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A dispatcher with short pauses, and a handler that the test writes. */
final class DispatcherHarness implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger ids = new AtomicInteger();
    final JobStore store;
    final Dispatcher dispatcher;
    final List<Integer> ahead = new ArrayList<>();

    /** What is done in an attempt. */
    interface Work {
        Outcome work(Attempt attempt) throws InterruptedException, StoreException;
    }

    /** What is said at the end. */
    interface Regret {
        Outcome say(Attempt attempt, JobHandler.GivingUp why);
    }

    DispatcherHarness(DispatchLimits limits, Work work, Regret regret) {
        this(limits, new MemoryJobStore(Clock.systemUTC()), work, regret);
    }

    DispatcherHarness(DispatchLimits limits, JobStore store, Work work, Regret regret) {
        this.store = store;
        JobHandler handler = new JobHandler() {
            @Override
            public Outcome handle(Attempt attempt) throws InterruptedException, StoreException {
                return work.work(attempt);
            }

            @Override
            public Outcome giveUp(Attempt attempt, GivingUp why) {
                return regret.say(attempt, why);
            }
        };
        dispatcher = new Dispatcher(
                limits,
                store,
                handler,
                Clock.systemUTC(),
                RandomGenerator.getDefault(),
                timer,
                Executors.newVirtualThreadPerTaskExecutor(),
                Duration.ofSeconds(5));
    }

    static DispatchLimits limits(int running, int inLane, int all) {
        return new DispatchLimits(
                running, inLane, all, all, 3, Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(24));
    }

    Job job(String lane) {
        return job(lane, job -> job);
    }

    Job job(String lane, Function<Job, Job> change) {
        Instant now = Instant.now();
        String id = "job" + ids.incrementAndGet();
        return change.apply(new Job(id, lane, "place", 1, 0, now, now, now.plusSeconds(60), id));
    }

    static Job expiringIn(Job job, Duration life) {
        return new Job(
                job.id(),
                job.lane(),
                job.place(),
                job.concurrency(),
                job.priority(),
                job.acceptedAt(),
                job.notBefore(),
                job.acceptedAt().plus(life),
                job.payload());
    }

    static Job startingIn(Job job, Duration wait) {
        return new Job(
                job.id(),
                job.lane(),
                job.place(),
                job.concurrency(),
                job.priority(),
                job.acceptedAt(),
                job.acceptedAt().plus(wait),
                job.expiresAt(),
                job.payload());
    }

    Submission submit(Job job) throws StoreException {
        return dispatcher.submit(job, Set.of("key-" + job.id()), count -> {
            synchronized (ahead) {
                ahead.add(count);
            }
        });
    }

    @Override
    public void close() {
        dispatcher.close();
        timer.shutdownNow();
    }
}
