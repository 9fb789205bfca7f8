package dev.koma.searchapi.queue;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work in the queue, from its entry to its end. Whoever entered it closes it: that takes it out of the line if it
 * waits, and interrupts its worker if it runs; the worker is free for others only when the work has really ended.
 *
 * @param <T> what the work brings
 */
public final class Place<T> implements AutoCloseable {
    private final SearchQueue queue;
    private final FutureTask<T> task;
    private final long enteredNanos;
    private volatile @Nullable QueueRefusal refusal;
    private volatile Runnable alarm = () -> {};
    private volatile boolean failed;

    Place(SearchQueue queue, Callable<T> work, long enteredNanos) {
        this.queue = queue;
        this.enteredNanos = enteredNanos;
        this.task = new FutureTask<>(() -> {
            try {
                return work.call();
            } catch (Throwable e) {
                failed = true;
                throw e;
            }
        });
    }

    /**
     * Waits for the turn and then for the end of the work.
     *
     * @throws QueueRefusal when it will not be done
     * @throws ExecutionException when it failed
     * @throws InterruptedException when the waiting thread is interrupted; the place is still to be closed
     */
    public T await() throws QueueRefusal, ExecutionException, InterruptedException {
        try {
            return task.get();
        } catch (CancellationException e) {
            QueueRefusal reason = refusal;
            if (reason != null) {
                throw reason;
            }
            throw e;
        }
    }

    /** Gives the place up; does nothing when the work is done, and nothing the second time. */
    @Override
    public void close() {
        queue.leave(this);
        task.cancel(true);
    }

    void refuse(QueueRefusal reason) {
        refusal = reason;
        alarm.run();
        task.cancel(false);
    }

    /** @param cancel what switches the alarm off */
    void alarm(Runnable cancel) {
        alarm = cancel;
    }

    void silence() {
        alarm.run();
    }

    /** Does the work on this thread, unless it was given up before. Whether it was done and brought something. */
    boolean perform() {
        task.run();
        Thread.interrupted(); // of a cancellation that came at the very end; the thread goes on with other work
        return !task.isCancelled() && !failed;
    }

    long enteredNanos() {
        return enteredNanos;
    }
}
