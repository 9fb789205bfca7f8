package dev.koma.searchapi.bot;

import dev.koma.botcore.dispatch.Dispatcher;
import dev.koma.botcore.dispatch.JobStore;
import dev.koma.botcore.store.DocumentStore;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.StateFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/**
 * Where the bots remember.
 *
 * @param jobs requests
 * @param documents the rest
 */
public record ChatStores(JobStore jobs, DocumentStore documents) {
    /** After which a node that says nothing is taken for dead. */
    private static final Duration LEASE = Dispatcher.SWEEP.multipliedBy(4);

    private static final String PREFIX = "koma:";

    /** In the data directory; the file stays open when the stores are closed. */
    public static ChatStores in(StateFile file, Clock clock) throws IOException {
        return new ChatStores(new SqliteJobStore(file, clock), new SqliteDocumentStore(file, clock));
    }

    /** On Redis, for all servers that share it; the link stays open when the stores are closed. */
    public static ChatStores on(RedisLink link, Clock clock) {
        return new ChatStores(
                new RedisJobStore(link, PREFIX, clock, LEASE), new RedisDocumentStore(link, PREFIX, clock));
    }
}
