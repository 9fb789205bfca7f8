package dev.koma.indexbuilder.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets Ctrl-C stop the work between two frames and close the index, instead of ending the process at once. */
final class InterruptGuard implements AutoCloseable {
    private static final long LONGEST_STOP_SECONDS = 10;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().name("interrupt-guard").unstarted(this::interrupt);
    private volatile boolean interrupted;

    private InterruptGuard() {}

    static InterruptGuard install() {
        InterruptGuard guard = new InterruptGuard();
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    boolean isInterrupted() {
        return interrupted;
    }

    private void interrupt() {
        interrupted = true;
        try {
            if (!done.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(InterruptGuard.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "The indexing does not stop; the next run goes on from the last video");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work has ended. */
    @Override
    public void close() {
        done.countDown();
        if (!interrupted) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is going down at this very moment; the hook finds the work done.
                interrupted = true;
            }
        }
    }
}
