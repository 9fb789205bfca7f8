package dev.koma.searchapi.bot;

import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisPatience;
import dev.koma.searchapi.store.RedisProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A Redis of the tests of one class, and links to it. */
final class SharedRedis implements AutoCloseable {
    private final RedisProcess redis = RedisProcess.start();
    private final Vertx vertx = Vertx.vertx();
    private final List<RedisLink> links = new ArrayList<>();

    SharedRedis() throws IOException {}

    /** Nobody else's. */
    static String newPrefix() {
        return "test-" + UUID.randomUUID() + ":";
    }

    RedisLink link() {
        return link(redis.url(), RedisPatience.ofCommand());
    }

    RedisLink link(String url, RedisPatience patience) {
        RedisLink link = RedisLink.to(vertx, url, patience);
        links.add(link);
        return link;
    }

    RedisProcess process() {
        return redis;
    }

    @Override
    public void close() {
        links.forEach(RedisLink::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
        redis.close();
    }
}
