package dev.koma.searchapi.bot;

import dev.koma.botcore.store.DocumentStore;
import dev.koma.botcore.store.StoreException;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisScript;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents on Redis, for all servers that share it; the link stays open when the store is closed. */
final class RedisDocumentStore implements DocumentStore {
    private static final RedisScript SCRIPT = RedisScript.load(RedisDocumentStore.class, "documents.lua");
    private static final int PART = 1000;

    private final RedisLink redis;
    private final List<String> keys;
    private final Clock clock;

    /** @param prefix of all keys of the database */
    RedisDocumentStore(RedisLink redis, String prefix, Clock clock) {
        this.redis = redis;
        this.keys = List.of(prefix + "{bot-documents}:all", prefix + "{bot-documents}:ends");
        this.clock = clock;
    }

    /** No kind has a line break. */
    private static String name(String kind, String key) {
        return kind + "\n" + key;
    }

    @Override
    public Optional<String> find(String kind, String key) throws StoreException {
        return Optional.ofNullable(run("find", name(kind, key), "" + clock.millis()))
                .map(Response::toString);
    }

    @Override
    public void put(String kind, String key, String document, @Nullable Instant expiresAt) throws StoreException {
        run("put", name(kind, key), expiresAt == null ? "-" : "" + expiresAt.toEpochMilli(), document);
    }

    @Override
    public void remove(String kind, String key) throws StoreException {
        run("remove", name(kind, key));
    }

    @Override
    public void sweep() throws StoreException {
        Response swept;
        do {
            swept = run("sweep", "" + clock.millis());
        } while (swept != null && swept.toInteger() == PART);
    }

    private @Nullable Response run(String... arguments) throws StoreException {
        try {
            return redis.run(SCRIPT, keys, List.of(arguments));
        } catch (IOException e) {
            throw new StoreException("The documents on Redis cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // the link belongs to others
    }
}
