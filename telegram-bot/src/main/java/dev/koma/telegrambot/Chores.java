package dev.koma.telegrambot;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Calls that nobody waits for and that may be left out when there are too many: reactions, actions, ends of spinners. */
final class Chores implements AutoCloseable {
    private static final int MOST = 200;
    private static final int GRACE_SECONDS = 2;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST);

    /** @return whether it will be tried */
    boolean run(Runnable chore) {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            threads.execute(() -> {
                try {
                    chore.run();
                } finally {
                    places.release();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            places.release();
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
