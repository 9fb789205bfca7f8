package dev.koma.sceneindex.work;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Does the tasks of one computation on the caller's thread and on those that are idle meanwhile. The caller never waits for a
 * thread to become idle: what no other has begun it does itself. Safe for use by several threads.
 */
public final class Crew {
    private final Executor helpers;
    private final int most;

    private Crew(Executor helpers, int most) {
        this.helpers = helpers;
        this.most = most;
    }

    /**
     * A crew with help.
     *
     * @param helpers runs what it is given on other threads, sometime or never
     * @param most how many of them help one caller, at least 0
     */
    public static Crew of(Executor helpers, int most) {
        return new Crew(helpers, most);
    }

    /** The caller's thread alone. */
    public static Crew alone() {
        return new Crew(Runnable::run, 0);
    }

    /** A task of several, by number. */
    @FunctionalInterface
    public interface Task {
        void run(int number) throws Exception;
    }

    /** Does tasks that throw no checked exceptions, see {@link #run(int, Class, Task)}. */
    public void run(int count, IntConsumer task) {
        run(count, RuntimeException.class, task::accept);
    }

    /**
     * Does the tasks 0 to {@code count - 1}, in no particular order, and returns when all are done. When one fails, those that
     * were not begun are left out, and its exception is thrown.
     *
     * @throws E the only checked exception that tasks throw
     */
    public <E extends Exception> void run(int count, Class<E> checked, Task task) throws E {
        Share share = new Share(count, task);
        for (int i = 0; i < Math.min(most, count - 1); i++) {
            try {
                helpers.execute(share::work);
            } catch (RejectedExecutionException e) {
                // Then the caller does it all.
                break;
            }
        }
        share.work();
        share.await();
        Throwable failure = share.failure.get();
        if (checked.isInstance(failure)) {
            throw checked.cast(failure);
        }
        switch (failure) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new IllegalStateException(failure);
        }
    }

    /** The tasks of one computation, from which each thread takes the next. */
    private static final class Share {
        private final int count;
        /** Null when all are done: helpers that have not come yet keep nothing of the computation. */
        private volatile @Nullable Task task;

        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch done;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Share(int count, Task task) {
            this.count = count;
            this.task = task;
            this.done = new CountDownLatch(count);
        }

        void work() {
            // Helpers that come late find nothing left.
            for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                try {
                    Task left = task;
                    if (failure.get() == null && left != null) {
                        left.run(number);
                    }
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                } finally {
                    done.countDown();
                }
            }
        }

        /** Waits for what others have begun; an interrupt is kept for later, since their work is on the caller's data. */
        void await() {
            boolean interrupted = false;
            while (true) {
                try {
                    done.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            task = null;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
