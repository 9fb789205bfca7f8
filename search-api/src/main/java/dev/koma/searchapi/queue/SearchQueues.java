package dev.koma.searchapi.queue;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import dev.koma.media.niceness.Niceness;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes queues for this machine. */
public final class SearchQueues {
    private static final double LATENCY_TOLERANCE = 2;

    private SearchQueues() {}

    /**
     * A queue with threads of its own. It begins with as many workers as there are processors; when work takes more than
     * twice as long as it used to, there are fewer, and when it does not although all are busy, more.
     *
     * @param mostWorkers never more workers than these
     */
    public static SearchQueue start(QueueRules rules, int mostWorkers, MeterRegistry registry) {
        int processors = Math.min(mostWorkers, Runtime.getRuntime().availableProcessors());
        Limit limit = Gradient2Limit.newBuilder()
                .initialLimit(processors)
                .minLimit(Math.max(1, processors / 2))
                .maxConcurrency(mostWorkers)
                .queueSize(1)
                .rttTolerance(LATENCY_TOLERANCE)
                .build();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                mostWorkers,
                mostWorkers,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(mostWorkers),
                Niceness.SEARCHING.threads(
                        Thread.ofPlatform().name("search-", 0).daemon().factory()));
        threads.allowCoreThreadTimeOut(true);
        ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("search-queue-alarm").daemon().factory());
        QueueMeters meters = new QueueMeters(registry);
        SearchQueue queue = new SearchQueue(rules, limit, threads, Alarm.on(alarms), System::nanoTime, meters);
        meters.watch(queue);
        return queue;
    }
}
