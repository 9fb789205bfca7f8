package dev.koma.searchapi.admission;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Renews the leases of the searches under way, on a thread of its own. */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final SearchAdmission admission;
    private final Duration period;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lease-heartbeat").daemon().factory());

    Heartbeat(SearchAdmission admission, Duration period) {
        this.admission = admission;
        this.period = period;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::beat, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            admission.renew();
        } catch (RuntimeException e) { // one that got out would end all later ones
            LOG.error("Leases could not be renewed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
