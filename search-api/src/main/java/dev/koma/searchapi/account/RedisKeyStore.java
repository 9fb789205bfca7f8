package dev.koma.searchapi.account;

import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisScript;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keys on Redis, for all servers that share it; the link stays open when the store is closed. */
final class RedisKeyStore implements KeyStore {
    static final String PREFIX = "koma:";
    private static final RedisScript SCRIPT = RedisScript.load(RedisKeyStore.class, "keys.lua");
    private static final String NEVER = "-";

    private final RedisLink redis;
    private final List<String> keys;

    /** @param prefix of all keys of the database */
    RedisKeyStore(RedisLink redis, String prefix) {
        this.redis = redis;
        String own = prefix + "{keys}:";
        this.keys = List.of(own + "issued", own + "ids", own + "tiers");
    }

    @Override
    public Optional<IssuedKey> find(String hash) throws IOException {
        Response found = run("find", hash);
        return found.size() == 0 ? Optional.empty() : Optional.of(key(found));
    }

    @Override
    public void add(IssuedKey key) throws IOException {
        Response added = run(
                "add",
                key.id(),
                key.hash(),
                key.email(),
                key.tier(),
                "" + key.issued().toEpochMilli(),
                written(key.revoked()));
        if (added.toInteger() == 0) {
            throw new IOException("There is a key " + key.id() + " already");
        }
    }

    @Override
    public List<IssuedKey> list() throws IOException {
        List<IssuedKey> all = new ArrayList<>();
        run("list").forEach(found -> all.add(key(found)));
        all.sort(Comparator.comparing(IssuedKey::issued).thenComparing(IssuedKey::id));
        return all;
    }

    @Override
    public boolean revoke(String id, Instant from) throws IOException {
        return run("revoke", id, written(from)).toInteger() > 0;
    }

    @Override
    public boolean retier(String email, String tier) throws IOException {
        return run("retier", email, tier).toInteger() > 0;
    }

    private Response run(String decision, String... arguments) throws IOException {
        return redis.run(
                SCRIPT,
                keys,
                Stream.concat(Stream.of(decision), Stream.of(arguments)).toList());
    }

    private static String written(@Nullable Instant instant) {
        return instant == null ? NEVER : "" + instant.toEpochMilli();
    }

    private static IssuedKey key(Response found) {
        String revoked = found.get(5).toString();
        return new IssuedKey(
                found.get(0).toString(),
                found.get(1).toString(),
                found.get(2).toString(),
                found.get(3).toString(),
                Instant.ofEpochMilli(found.get(4).toLong()),
                revoked.equals(NEVER) ? null : Instant.ofEpochMilli(Long.parseLong(revoked)));
    }

    @Override
    public void close() {
        // the link belongs to others
    }
}
