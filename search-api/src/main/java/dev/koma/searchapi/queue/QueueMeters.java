package dev.koma.searchapi.queue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What is measured of a queue. */
final class QueueMeters {
    private final MeterRegistry registry;
    private final Timer waits;
    private final Timer work;
    private final Counter left;
    private final Map<QueueRefusal.Reason, Counter> refusals = new EnumMap<>(QueueRefusal.Reason.class);

    QueueMeters(MeterRegistry registry) {
        this.registry = registry;
        this.waits = Timer.builder("koma.search.queue.wait")
                .description("How long searches waited that were begun")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
        this.work = Timer.builder("koma.search.work")
                .description("How long a worker was busy with one search: decoding and searching")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
        this.left = Counter.builder("koma.search.queue.left")
                .description("Searches whose client went away while they waited")
                .register(registry);
        for (QueueRefusal.Reason reason : QueueRefusal.Reason.values()) {
            refusals.put(
                    reason,
                    Counter.builder("koma.search.refusals")
                            .description("Searches that were not admitted")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /** Lets the queue's own figures be read. */
    void watch(SearchQueue queue) {
        registry.gauge("koma.search.queue.length", queue, SearchQueue::waiting);
        registry.gauge("koma.search.running", queue, SearchQueue::running);
        registry.gauge("koma.search.workers", queue, SearchQueue::workers);
    }

    void started(Duration waited) {
        waits.record(waited);
    }

    void finished(Duration busy) {
        work.record(busy);
    }

    void left() {
        left.increment();
    }

    void refused(QueueRefusal.Reason reason) {
        Counter counter = refusals.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
