package dev.koma.benchmarks.load;

import dev.koma.benchmarks.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the requests of one measurement.
 *
 * @param length of the measurement
 * @param answers to its requests, in any order
 * @param own processor time of sending them
 */
record Load(Duration length, List<Answer> answers, Duration own) {
    private static final int OK = 200;

    /**
     * One answer.
     *
     * @param status of it, 0 when the connection failed
     * @param nanos until it was there
     */
    record Answer(int status, long nanos) {}

    /** Searches answered in a second. */
    double goodput() {
        return answers.stream().filter(answer -> answer.status() == OK).count() / (length.toNanos() / 1e9);
    }

    /** Processors that the sender kept busy, which a server on the same machine did not have. */
    double cores() {
        return (double) own.toNanos() / length.toNanos();
    }

    @Override
    public String toString() {
        Map<Integer, Integer> statuses = new TreeMap<>();
        answers.forEach(answer -> statuses.merge(answer.status(), 1, Integer::sum));
        return String.format(
                Locale.ROOT,
                "%.1f searches a second; answered: %s; refused: %s; statuses %s; load generator: %.2f cores",
                goodput(),
                latencies(true),
                latencies(false),
                statuses,
                cores());
    }

    private Latencies latencies(boolean answered) {
        Latencies latencies = new Latencies();
        answers.stream()
                .filter(answer -> (answer.status() == OK) == answered)
                .forEach(answer -> latencies.add(answer.nanos()));
        return latencies;
    }
}
