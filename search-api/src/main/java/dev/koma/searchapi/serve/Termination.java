package dev.koma.searchapi.serve;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/** What SIGTERM does: the first ends the server in order, with the exit code 0; a second one ends the process at once. */
final class Termination {
    private static final String TERM = "TERM";
    /** What a shell shows of a process that the signal has ended. */
    private static final int ENDED_BY_TERM = 128 + 15;

    private Termination() {}

    static void onSignal() {
        AtomicBoolean asked = new AtomicBoolean();
        Signal.handle(new Signal(TERM), signal -> {
            if (asked.compareAndSet(false, true)) {
                Quarkus.asyncExit(0);
            } else {
                Runtime.getRuntime().halt(ENDED_BY_TERM);
            }
        });
    }
}
