package dev.koma.botcore.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers until the process ends: for a terminal, whose user goes away with it. */
public final class MemoryJobStore implements JobStore {
    private final Clock clock;
    private final Map<String, StoredJob> jobs = new LinkedHashMap<>();
    private final Map<String, Instant> keys = new HashMap<>();

    private boolean isTaken;

    public MemoryJobStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean accept(Job job, Set<String> newKeys) {
        if (!remember(newKeys)) {
            return false;
        }
        jobs.put(job.id(), new StoredJob(job, false));
        return true;
    }

    @Override
    public synchronized boolean knows(Set<String> others) {
        return others.stream().anyMatch(keys::containsKey);
    }

    private boolean remember(Set<String> newKeys) {
        if (newKeys.stream().anyMatch(keys::containsKey)) {
            return false;
        }
        newKeys.forEach(key -> keys.put(key, clock.instant()));
        return true;
    }

    @Override
    public synchronized boolean amend(String id, String payload, Set<String> newKeys) {
        if (!jobs.containsKey(id) || !remember(newKeys)) {
            return false;
        }
        jobs.computeIfPresent(
                id, (same, stored) -> new StoredJob(stored.job().withPayload(payload), stored.answering()));
        return true;
    }

    @Override
    public synchronized boolean answering(String id, boolean answering) {
        return jobs.computeIfPresent(id, (same, stored) -> new StoredJob(stored.job(), answering)) != null;
    }

    @Override
    public synchronized void finish(String id) {
        jobs.remove(id);
    }

    @Override
    public synchronized List<StoredJob> unfinished() {
        return List.copyOf(jobs.values());
    }

    /** A bot that begins with what is here already has followed one that is gone. */
    @Override
    public synchronized List<StoredJob> takeOver() {
        List<StoredJob> left = isTaken ? List.of() : unfinished();
        isTaken = true;
        return left;
    }

    @Override
    public synchronized void forget(Instant seenBefore) {
        keys.values().removeIf(seen -> seen.isBefore(seenBefore));
    }

    /** Whoever opens it next finds what was left. */
    @Override
    public synchronized void close() {
        isTaken = false;
        // nothing outside of the process
    }
}
