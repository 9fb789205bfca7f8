package dev.koma.botcore.dispatch;

import dev.koma.botcore.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Takes jobs, makes them durable, and lets them be done: one lane per person, fair among lanes, as many at a time as there is room
 * for, again when somebody is busy. An accepted job is finished exactly once, here or after a restart; it ends with an answer, a word
 * of regret, or, when not even that could be sent in time, in a count.
 */
public final class Dispatcher implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
    /** How often the store is looked after. */
    public static final Duration SWEEP = Duration.ofSeconds(5);

    private final DispatchLimits limits;
    private final JobStore store;
    private final Clock clock;
    private final Pauses pauses;
    private final ScheduledExecutorService timer;
    private final ExecutorService workers;
    private final Worker worker;
    private final Tally tally = new Tally();
    private final Duration grace;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Lanes lanes = new Lanes();
    private final Map<String, Entry> entries = new HashMap<>();
    /** Jobs whose pause is over. */
    private final Deque<Entry> due = new ArrayDeque<>();
    /** Jobs that are finished, which the store does not know yet. */
    private final Deque<String> unremembered = new ArrayDeque<>();

    private int running;
    private boolean stopping;

    /**
     * @param timer for pauses; shared, not closed
     * @param workers one thread for each running job, closed with this
     * @param grace how long jobs under way may go on when this is closed
     */
    public Dispatcher(
            DispatchLimits limits,
            JobStore store,
            JobHandler handler,
            Clock clock,
            RandomGenerator random,
            ScheduledExecutorService timer,
            ExecutorService workers,
            Duration grace) {
        this.limits = limits;
        this.store = store;
        this.clock = clock;
        this.pauses = new Pauses(limits, random);
        this.timer = timer;
        this.workers = workers;
        this.worker = new Worker(handler, store, clock, tally, limits.attempts());
        this.grace = grace;
    }

    /** Takes up what an earlier process has left, and begins to work. */
    public void start() throws StoreException {
        takeOver();
        timer.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void takeOver() throws StoreException {
        lock.lock();
        try {
            if (stopping) {
                return;
            }
        } finally {
            lock.unlock();
        }
        List<StoredJob> left = store.takeOver();
        lock.lock();
        try {
            for (StoredJob stored : left) {
                if (!entries.containsKey(stored.job().id())) {
                    Entry entry = new Entry(stored.job(), stored.answering());
                    entry.held = true;
                    lanes.add(entry);
                    admit(entry);
                }
            }
            pump();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands in a job.
     *
     * @param keys of the events that it comes from
     * @param acknowledge called when the job is durable and before it is started, with the number of jobs ahead of it
     * @throws StoreException when it could not be made durable, or no more are taken: nothing has happened
     */
    public Submission submit(Job job, Set<String> keys, IntConsumer acknowledge) throws StoreException {
        Entry entry = new Entry(job, false);
        Optional<Submission> refusal;
        int ahead;
        lock.lock();
        try {
            if (stopping) {
                throw new StoreException("No more requests are taken", new RejectedExecutionException("stopping"));
            }
            refusal = refusal(job);
            ahead = ahead(job);
            if (refusal.isEmpty()) {
                entry.held = true; // its place is taken; it is not started before it is durable
                lanes.add(entry);
            }
        } finally {
            lock.unlock();
        }
        if (refusal.isPresent()) {
            return refused(refusal.get(), keys);
        }
        boolean accepted = false;
        try {
            accepted = store.accept(job, keys);
            if (!accepted) {
                tally.duplicates.increment();
                return new Submission.Duplicate();
            }
            tally.accepted.increment();
            acknowledge.accept(ahead);
            return new Submission.Accepted();
        } finally {
            settle(entry, accepted);
        }
    }

    /** Nobody is told that there is no room for what is being done already. */
    private Submission refused(Submission refusal, Set<String> keys) throws StoreException {
        if (store.knows(keys)) {
            tally.duplicates.increment();
            return new Submission.Duplicate();
        }
        (refusal instanceof Submission.LaneFull ? tally.refusedLane : tally.refusedTotal).increment();
        return refusal;
    }

    private void settle(Entry entry, boolean accepted) {
        lock.lock();
        try {
            if (accepted) {
                admit(entry);
            } else {
                lanes.remove(entry);
            }
            pump();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Submission> refusal(Job job) {
        // Also when none is under way because others keep the workers busy: the first of those that wait is as good as.
        if (lanes.unfinishedInLane(job.lane()) >= job.concurrency() + limits.waitingInLane()) {
            int waiting = lanes.waitingIn(job.lane());
            return Optional.of(new Submission.LaneFull(waiting));
        }
        if (lanes.unfinished() >= limits.unfinished()
                || lanes.unfinishedIn(job.place()) >= limits.unfinishedInPlace()) {
            return Optional.of(new Submission.Full());
        }
        return Optional.empty();
    }

    private int ahead(Job job) {
        boolean atOnce = running < limits.running() && lanes.hasRoomNow(job.lane(), job.concurrency());
        return atOnce ? 0 : lanes.ahead(job.lane(), job.priority()) + 1;
    }

    /** Lets a job be started that stands in its lane, as soon as it may be. */
    private void admit(Entry entry) {
        Job job = entry.job();
        entries.put(job.id(), entry);
        Duration wait = Duration.between(clock.instant(), job.notBefore());
        if (wait.isPositive()) {
            after(wait, () -> lanes.release(entry));
        } else {
            lanes.release(entry);
        }
    }

    /**
     * Gives a job another payload, if it has not been started.
     *
     * @param keys of the event that changes it
     * @return whether that was done, or was done before
     */
    public boolean amend(String id, String payload, Set<String> keys) throws StoreException {
        lock.lock();
        try {
            Entry entry = entries.get(id);
            if (entry == null || entry.started) {
                return false;
            }
            if (store.amend(id, payload, keys)) {
                entry.payload(payload);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Does something to the lanes after a while, and starts what can then be started. */
    private void after(Duration wait, Runnable change) {
        try {
            timer.schedule(() -> changeAndPump(change), Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The process ends: what is stored is taken up by the next one.
            LOG.log(System.Logger.Level.DEBUG, "Parked until the next start");
        }
    }

    private void changeAndPump(Runnable change) {
        lock.lock();
        try {
            change.run();
            pump();
        } finally {
            lock.unlock();
        }
    }

    private void pump() {
        while (!stopping && running < limits.running()) {
            Optional<Entry> next = due.isEmpty() ? lanes.next() : Optional.of(due.removeFirst());
            if (next.isEmpty()) {
                return;
            }
            running++;
            Entry entry = next.get();
            workers.execute(() -> run(entry));
        }
    }

    private void run(Entry entry) {
        Worker.Result result = worker.work(entry);
        boolean over = result instanceof Worker.Result.Over;
        boolean remembered = !over || remember(entry.job().id());
        lock.lock();
        try {
            running--;
            if (!remembered) {
                unremembered.addLast(entry.job().id());
            }
            switch (result) {
                case Worker.Result.Over gone -> {
                    entries.remove(entry.job().id());
                    lanes.finished(entry);
                }
                case Worker.Result.Again again -> after(pause(entry, again), () -> due.addLast(entry));
                case Worker.Result.Parked parked -> {}
            }
            pump();
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Never so long that the last moment for a word of regret is missed. */
    private Duration pause(Entry entry, Worker.Result.Again again) {
        Duration pause = again.atOnce() ? Duration.ZERO : pauses.after(Math.max(1, entry.attempts), again.asked());
        Instant last = entry.job().expiresAt().minus(Worker.LAST_MOMENT);
        Duration left = Duration.between(clock.instant(), last);
        return left.compareTo(pause) < 0 ? left : pause;
    }

    private boolean remember(String id) {
        try {
            store.finish(id);
            return true;
        } catch (StoreException e) {
            tally.storeFailures.increment();
            LOG.log(System.Logger.Level.WARNING, "A finished request could not be removed from the store", e);
            return false;
        }
    }

    private void sweep() {
        try {
            takeOver();
            store.forget(clock.instant().minus(limits.keysKept()));
            for (String id = firstUnremembered(); id != null; id = firstUnremembered()) {
                store.finish(id);
                removeUnremembered(id);
            }
        } catch (StoreException e) {
            tally.storeFailures.increment();
            LOG.log(System.Logger.Level.WARNING, "The store of requests does not work", e);
        }
    }

    private @Nullable String firstUnremembered() {
        lock.lock();
        try {
            return unremembered.peekFirst();
        } finally {
            lock.unlock();
        }
    }

    private void removeUnremembered(String id) {
        lock.lock();
        try {
            unremembered.remove(id);
        } finally {
            lock.unlock();
        }
    }

    public DispatchCounts counts() {
        lock.lock();
        try {
            return tally.counts(lanes.unfinished(), running);
        } finally {
            lock.unlock();
        }
    }

    /** Starts nothing more, lets what is under way finish for a while, and leaves the rest in the store. */
    @Override
    public void close() {
        lock.lock();
        try {
            stopping = true;
            long left = grace.toNanos();
            while (running > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        workers.shutdownNow();
        workers.close();
    }
}
