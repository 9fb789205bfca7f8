package dev.koma.benchmarks.chat;

import dev.koma.benchmarks.ProcessorTime;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * What something took of this process.
 *
 * @param wallMillis time that passed
 * @param cpuMillis processor time of all its threads
 * @param ownMillis of it for the searches themselves
 */
record Effort(double wallMillis, double cpuMillis, double ownMillis) {
    static Effort of(BusySearch search, Callable<?> work) throws Exception {
        Duration cpu = ProcessorTime.used();
        double own = search.ownMillis();
        long wall = System.nanoTime();
        work.call();
        return new Effort(
                (System.nanoTime() - wall) / 1e6,
                ProcessorTime.used().minus(cpu).toNanos() / 1e6,
                search.ownMillis() - own);
    }

    /** Processor time around the searches. */
    double aroundMillis() {
        return cpuMillis - ownMillis;
    }
}
