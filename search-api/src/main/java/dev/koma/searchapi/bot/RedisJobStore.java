package dev.koma.searchapi.bot;

import dev.koma.botcore.dispatch.Job;
import dev.koma.botcore.dispatch.JobStore;
import dev.koma.botcore.dispatch.StoredJob;
import dev.koma.botcore.store.StoreException;
import dev.koma.searchapi.store.RedisAbsentException;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisScript;
import io.vertx.core.json.JsonArray;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Requests on Redis, for all servers that share it; the link stays open when the store is closed. Each store is a node of its own with a
 * lease, which {@link #takeOver} renews; when it ends, other nodes take over what the node had.
 */
final class RedisJobStore implements JobStore {
    private static final RedisScript SCRIPT = RedisScript.load(RedisJobStore.class, "jobs.lua");

    /** A Redis that was told something does it by then, or never. */
    private static final Duration DOUBT = Duration.ofMinutes(10);

    private final RedisLink redis;
    private final List<String> keys;
    private final Clock clock;
    private final Duration lease;
    private final String node = UUID.randomUUID().toString();
    /** Requests of which it is not known whether Redis has them or will have them, with the time since when. */
    private final Map<String, Instant> doubtful = new ConcurrentHashMap<>();

    /**
     * @param prefix of all keys of the database
     * @param lease some times as long as the pauses between two calls of {@link #takeOver}
     */
    RedisJobStore(RedisLink redis, String prefix, Clock clock, Duration lease) {
        this.redis = redis;
        this.keys = Stream.of("sequence", "order", "heads", "payloads", "owners", "answering", "events", "nodes")
                .map(name -> prefix + "{bot-jobs}:" + name)
                .toList();
        this.clock = clock;
        this.lease = lease;
    }

    @Override
    public boolean accept(Job job, Set<String> events) throws StoreException {
        try {
            Response accepted = send("accept", events, now(), job.id(), head(job), job.payload());
            return accepted.toInteger() == 1;
        } catch (RedisAbsentException e) {
            throw broken(e);
        } catch (IOException e) {
            doubtful.put(job.id(), clock.instant());
            throw broken(e);
        }
    }

    @Override
    public boolean knows(Set<String> events) throws StoreException {
        return run("knows", events).toInteger() == 1;
    }

    @Override
    public boolean amend(String id, String payload, Set<String> events) throws StoreException {
        return run("amend", events, now(), id, payload).toInteger() == 1;
    }

    @Override
    public boolean answering(String id, boolean answering) throws StoreException {
        return run("answering", List.of(), id, answering ? "1" : "0").toInteger() == 1;
    }

    @Override
    public void finish(String id) throws StoreException {
        run("finish", List.of(), id);
    }

    @Override
    public List<StoredJob> unfinished() throws StoreException {
        return jobs(run("unfinished", List.of()));
    }

    @Override
    public List<StoredJob> takeOver() throws StoreException {
        Set<String> unknown = Set.copyOf(doubtful.keySet());
        Instant longAgo = clock.instant().minus(DOUBT);
        List<StoredJob> taken = jobs(run("take-over", unknown, "" + lease.toMillis()));
        taken.forEach(stored -> doubtful.remove(stored.job().id()));
        doubtful.values().removeIf(since -> since.isBefore(longAgo));
        return taken;
    }

    @Override
    public void forget(Instant seenBefore) throws StoreException {
        run("forget", List.of(), "" + seenBefore.toEpochMilli());
    }

    private String now() {
        return "" + clock.millis();
    }

    private Response run(String decision, Collection<String> events, String... arguments) throws StoreException {
        try {
            return send(decision, events, arguments);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private Response send(String decision, Collection<String> events, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(decision, node));
        all.addAll(List.of(arguments));
        all.addAll(events);
        return redis.run(SCRIPT, keys, all);
    }

    private static StoreException broken(IOException e) {
        return new StoreException("The requests on Redis cannot be used: " + e.getMessage(), e);
    }

    private static String head(Job job) {
        return new JsonArray()
                .add(job.id())
                .add(job.lane())
                .add(job.place())
                .add(job.concurrency())
                .add(job.priority())
                .add(job.acceptedAt().toEpochMilli())
                .add(job.notBefore().toEpochMilli())
                .add(job.expiresAt().toEpochMilli())
                .encode();
    }

    private static List<StoredJob> jobs(Response found) {
        List<StoredJob> jobs = new ArrayList<>();
        found.forEach(one -> jobs.add(job(one)));
        return jobs;
    }

    private static StoredJob job(Response found) {
        JsonArray head = new JsonArray(found.get(0).toString());
        Job job = new Job(
                head.getString(0),
                head.getString(1),
                head.getString(2),
                head.getInteger(3),
                head.getInteger(4),
                Instant.ofEpochMilli(head.getLong(5)),
                Instant.ofEpochMilli(head.getLong(6)),
                Instant.ofEpochMilli(head.getLong(7)),
                found.get(1).toString());
        return new StoredJob(job, found.get(2).toInteger() == 1);
    }

    /** Others may take over at once what is left. */
    @Override
    public void close() throws StoreException {
        run("leave", List.of());
    }
}
