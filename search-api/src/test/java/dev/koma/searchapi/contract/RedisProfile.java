package dev.koma.searchapi.contract;

import dev.koma.searchapi.store.RedisProcess;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/**
 * A server with {@link FakeParts} that shares its limits through a real Redis, which ends with this JVM. Its port and process
 * are told to the test in the configuration, as the test is loaded apart from this.
 */
public final class RedisProfile implements QuarkusTestProfile {
    static final String PORT = "test.redis.port";
    static final String PID = "test.redis.pid";

    private static final String DATA = FreshData.directory("redis");
    private static final RedisProcess REDIS = start();

    private static RedisProcess start() {
        try {
            return RedisProcess.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakeParts.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "koma.data",
                DATA,
                "koma.redis.timeout",
                "500ms", // a machine that tests is busy
                "koma.state",
                "redis",
                "koma.redis.hosts",
                REDIS.url(),
                "quarkus.redis.hosts",
                REDIS.url(),
                PORT,
                "" + REDIS.port(),
                PID,
                "" + REDIS.pid(),
                "koma.tiers",
                "free:1000:1:0,few:5:50:2,wide:1000000:500:5",
                "koma.rate-limits",
                "api:1000000,media:1000000,web:1000000");
    }
}
