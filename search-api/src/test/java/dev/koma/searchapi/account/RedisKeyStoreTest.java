package dev.koma.searchapi.account;

import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisPatience;
import dev.koma.searchapi.store.RedisProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisKeyStoreTest extends KeyStoreContract {
    private static RedisProcess redis;
    private static Vertx vertx;
    private static RedisLink link;

    private final String prefix = "test-" + UUID.randomUUID() + ":";

    @BeforeAll
    static void startRedis() throws IOException {
        redis = RedisProcess.start();
        vertx = Vertx.vertx();
        link = RedisLink.to(vertx, redis.url(), RedisPatience.ofCommand());
    }

    @AfterAll
    static void stopRedis() {
        link.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        redis.close();
    }

    @Override
    KeyStore open() {
        return new RedisKeyStore(link, prefix);
    }
}
