package dev.koma.benchmarks.chat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        double own = search.ownMillis();
        long wall = System.nanoTime();
        work.call();
        return new Effort(
                (System.nanoTime() - wall) / 1e6, (system.getProcessCpuTime() - cpu) / 1e6, search.ownMillis() - own);
    }

    /** Processor time around the searches. */
    double aroundMillis() {
        return cpuMillis - ownMillis;
    }
}
