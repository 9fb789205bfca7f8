package dev.koma.searchapi.queue;

import com.netflix.concurrency.limits.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Searches in their order: few run at a time, on threads of their own; a fixed number wait, for a bounded time. How many run is
 * adapted to how long they take. Safe for use by several threads; nothing in it blocks but {@link Place#await()}.
 */
public final class SearchQueue implements AutoCloseable {
    private static final Duration SOONEST_RETRY = Duration.ofSeconds(1);
    private static final Duration LATEST_RETRY = Duration.ofSeconds(30);
    /** Of a new sample in the mean time that work takes. */
    private static final double WEIGHT = 0.1;

    private final ReentrantLock lock = new ReentrantLock();
    private final WorkerPlan<Place<?>> plan;
    private final Limit limit;
    private final Duration patience;
    private final Executor threads;
    private final Alarm alarm;
    private final LongSupplier nanoTime;
    private final QueueMeters meters;
    private boolean closed;
    private double meanNanos;

    /**
     * @param limit how many run at the same time, and learns from how long they take
     * @param threads platform threads, as many as {@code limit} can ever allow: work may block in native code and in pipes
     * @param nanoTime a clock that no one sets
     */
    SearchQueue(
            QueueRules rules, Limit limit, Executor threads, Alarm alarm, LongSupplier nanoTime, QueueMeters meters) {
        this.plan = new WorkerPlan<>(rules.length(), limit.getLimit(), rules.oldestEvery());
        this.patience = rules.patience();
        this.limit = limit;
        this.threads = threads;
        this.alarm = alarm;
        this.nanoTime = nanoTime;
        this.meters = meters;
    }

    /**
     * Says at once when work of this priority would find no place now; it may still be refused when it enters.
     *
     * @throws QueueRefusal when there is no place
     */
    public void checkRoom(int priority) throws QueueRefusal {
        lock.lock();
        try {
            if (closed) {
                throw refusal(QueueRefusal.Reason.CLOSED);
            }
            if (!plan.hasRoomFor(priority)) {
                throw refusal(QueueRefusal.Reason.FULL);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Enters work; it is done when its turn has come.
     *
     * @param priority 0 is the lowest
     * @param caller callers of equal priority take turns; told apart by {@code equals}
     * @param work is interrupted when the place is closed
     * @throws QueueRefusal when there is no place
     */
    public <T> Place<T> enter(int priority, Object caller, Callable<T> work) throws QueueRefusal {
        Place<T> place = new Place<>(this, work, nanoTime.getAsLong());
        lock.lock();
        try {
            if (closed) {
                throw refusal(QueueRefusal.Reason.CLOSED);
            }
            switch (plan.enter(priority, caller, place)) {
                case WorkerPlan.Entry.Refused<Place<?>> refused -> throw refusal(QueueRefusal.Reason.FULL);
                case WorkerPlan.Entry.Starts<Place<?>> starts -> start(place);
                case WorkerPlan.Entry.Waits<Place<?>> waits -> {
                    waits.displaced().ifPresent(left -> left.refuse(refusal(QueueRefusal.Reason.DISPLACED)));
                    place.alarm(alarm.in(patience, () -> expire(place)));
                }
            }
        } finally {
            lock.unlock();
        }
        return place;
    }

    private void expire(Place<?> place) {
        lock.lock();
        try {
            if (plan.leave(place)) {
                place.refuse(refusal(QueueRefusal.Reason.WAITED_TOO_LONG));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes a place out of the line, if it still waits. */
    void leave(Place<?> place) {
        lock.lock();
        try {
            if (plan.leave(place)) {
                place.silence();
                meters.left();
            }
        } finally {
            lock.unlock();
        }
    }

    private void start(Place<?> place) {
        place.silence();
        meters.started(Duration.ofNanos(nanoTime.getAsLong() - place.enteredNanos()));
        threads.execute(() -> work(place));
    }

    /** On a worker's thread, which is kept as long as there is work. */
    private void work(Place<?> first) {
        Optional<Place<?>> next = Optional.of(first);
        while (next.isPresent()) {
            Place<?> place = next.get();
            long began = nanoTime.getAsLong();
            boolean brought = place.perform();
            next = finished(began, nanoTime.getAsLong() - began, brought);
        }
    }

    private Optional<Place<?>> finished(long began, long nanos, boolean brought) {
        lock.lock();
        try {
            if (brought) { // what fails soon says nothing of how long work takes
                meanNanos = meanNanos == 0 ? nanos : meanNanos + WEIGHT * (nanos - meanNanos);
                limit.onSample(began, nanos, plan.running(), false);
            }
            meters.finished(Duration.ofNanos(nanos));
            Optional<Place<?>> next = unexpired(plan.finish());
            next.ifPresent(place -> {
                place.silence();
                meters.started(Duration.ofNanos(nanoTime.getAsLong() - place.enteredNanos()));
            });
            adapt();
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Skips who has waited too long although no alarm rang, as after the whole machine was paused. */
    private Optional<Place<?>> unexpired(Optional<Place<?>> first) {
        Optional<Place<?>> next = first;
        while (next.isPresent() && nanoTime.getAsLong() - next.get().enteredNanos() > patience.toNanos()) {
            next.get().refuse(refusal(QueueRefusal.Reason.WAITED_TOO_LONG));
            next = plan.finish();
        }
        return next;
    }

    private void adapt() {
        if (limit.getLimit() != plan.workers()) {
            List<Place<?>> more = plan.resize(limit.getLimit());
            more.forEach(this::start);
        }
    }

    private QueueRefusal refusal(QueueRefusal.Reason reason) {
        meters.refused(reason);
        double untilServed = meanNanos * (plan.waiting() + 1) / Math.max(1, plan.workers());
        Duration wait = Duration.ofNanos((long) untilServed);
        Duration sooner = wait.compareTo(LATEST_RETRY) > 0 ? LATEST_RETRY : wait;
        return new QueueRefusal(reason, sooner.compareTo(SOONEST_RETRY) < 0 ? SOONEST_RETRY : sooner);
    }

    /** How many wait. */
    public int waiting() {
        return locked(plan::waiting);
    }

    /** How many are being done. */
    public int running() {
        return locked(plan::running);
    }

    /** How many may be done at the same time at present. */
    public int workers() {
        return locked(plan::workers);
    }

    private int locked(java.util.function.IntSupplier figure) {
        lock.lock();
        try {
            return figure.getAsInt();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses all who wait and all who come; what runs goes on to its end. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            plan.clear().forEach(place -> place.refuse(refusal(QueueRefusal.Reason.CLOSED)));
        } finally {
            lock.unlock();
        }
    }
}
