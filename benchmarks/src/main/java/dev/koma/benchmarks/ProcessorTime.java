package dev.koma.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What this process has taken of the processors. */
public final class ProcessorTime {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ProcessorTime() {}

    /** Of all its threads since it started. */
    public static Duration used() {
        return Duration.ofNanos(SYSTEM.getProcessCpuTime());
    }
}
