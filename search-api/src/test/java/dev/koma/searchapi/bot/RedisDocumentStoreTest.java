package dev.koma.searchapi.bot;

import dev.koma.botcore.contract.DocumentStoreContract;
import dev.koma.botcore.store.DocumentStore;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisDocumentStoreTest extends DocumentStoreContract {
    private static SharedRedis redis;

    private final String prefix = SharedRedis.newPrefix();

    @BeforeAll
    static void startRedis() throws IOException {
        redis = new SharedRedis();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    protected DocumentStore open(Clock clock) {
        return new RedisDocumentStore(redis.link(), prefix, clock);
    }

    @Override
    protected boolean isDurable() {
        return true;
    }
}
