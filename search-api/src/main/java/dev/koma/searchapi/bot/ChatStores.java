package dev.koma.searchapi.bot;

import dev.koma.botcore.dispatch.JobStore;
import dev.koma.botcore.store.DocumentStore;
import dev.koma.searchapi.store.StateFile;
import java.io.IOException;
import java.time.Clock;

/**
 * Where the bots remember.
 *
 * @param jobs requests
 * @param documents the rest
 */
public record ChatStores(JobStore jobs, DocumentStore documents) {
    /** In the data directory; the file stays open when the stores are closed. */
    public static ChatStores in(StateFile file, Clock clock) throws IOException {
        return new ChatStores(new SqliteJobStore(file, clock), new SqliteDocumentStore(file, clock));
    }
}
