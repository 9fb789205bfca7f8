package dev.koma.benchmarks.hostile;

import java.util.Map;
import java.util.TreeMap;

/** Counts what came of all requests. Safe for use by several threads. */
final class SoakTally {
    private final Map<String, Map<String, Integer>> outcomes = new TreeMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private long slowestMillis;

    /** @param outcome a status, or in words how a connection ended */
    synchronized void count(String kind, String outcome, long millis) {
        outcomes.computeIfAbsent(kind, ignored -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
        slowestMillis = Math.max(slowestMillis, millis);
    }

    /** How many requests of this kind had this outcome. */
    synchronized long count(String kind, String outcome) {
        return outcomes.getOrDefault(kind, Map.of()).getOrDefault(outcome, 0);
    }

    /** How many requests of any kind had this outcome. */
    synchronized long count(String outcome) {
        return outcomes.values().stream()
                .mapToLong(counts -> counts.getOrDefault(outcome, 0))
                .sum();
    }

    /** Something that must never happen. */
    synchronized void fault(String what) {
        faults.merge(what, 1, Integer::sum);
    }

    synchronized boolean isGood() {
        return faults.isEmpty();
    }

    synchronized long slowestMillis() {
        return slowestMillis;
    }

    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder();
        outcomes.forEach((kind, counts) ->
                text.append("%-16s %s%n".formatted(kind, counts.toString().replaceAll("[{}]", ""))));
        return text + faults();
    }

    /** What happened that must never, a line each. */
    synchronized String faults() {
        StringBuilder text = new StringBuilder();
        faults.forEach((what, count) -> text.append("FAULT %d times: %s%n".formatted(count, what)));
        return text.toString();
    }
}
