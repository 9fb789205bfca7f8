package dev.koma.searchapi.http;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Interrupts the thread that works for a client when the client has gone, until it is closed. */
public final class ClientWatch implements AutoCloseable {
    private @Nullable Thread worker;
    private boolean gone;

    private ClientWatch(Thread worker) {
        this.worker = worker;
    }

    /** To be closed by the thread that calls this: that is the one that is interrupted. */
    public static ClientWatch over(RoutingContext context) {
        ClientWatch watch = new ClientWatch(Thread.currentThread());
        context.addEndHandler(end -> {
            if (end.failed()) {
                watch.leave();
            }
        });
        if (context.response().closed()) {
            watch.leave();
        }
        return watch;
    }

    private synchronized void leave() {
        gone = true;
        if (worker != null) {
            worker.interrupt();
        }
    }

    /**
     * Stops watching, before something that must not be interrupted.
     *
     * @throws InterruptedException when the client has gone: nobody waits for the answer any more
     */
    public synchronized void stopIfClientIsThere() throws InterruptedException {
        if (gone) {
            throw new InterruptedException("the client is gone");
        }
        worker = null;
    }

    /** From now on the thread is not interrupted; that it was is forgotten. */
    @Override
    public synchronized void close() {
        if (worker != null && gone) {
            Thread.interrupted();
        }
        worker = null;
    }
}
