package dev.koma.searchapi.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisPatience;
import dev.koma.searchapi.store.RedisProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SharedRatesTest extends RequestRatesContract {
    private static final RequestLimits LIMITS = RequestLimits.parse(List.of());
    private static RedisProcess redis;
    private static Vertx vertx;

    private final String prefix = "test-" + UUID.randomUUID() + ":";
    private final RedisLink link = RedisLink.to(vertx, redis.url(), RedisPatience.ofCommand());
    private final RequestRates rates = shared(Duration.ofMinutes(1));

    @BeforeAll
    static void startRedis() throws IOException {
        redis = RedisProcess.start();
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopRedis() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        redis.close();
    }

    @AfterEach
    void closeLink() {
        link.close();
    }

    private SharedRates shared(Duration window) {
        return new SharedRates(link, LIMITS, LocalRates.of(LIMITS), window, prefix);
    }

    @Override
    RequestRates rates() {
        return rates;
    }

    @Test
    void K14_holdsTheLimitForTheSumOfTwoServers() {
        RequestRates other = shared(Duration.ofMinutes(1));
        for (int i = 0; i < 30; i++) {
            assertTrue(take(SOMEONE).allowed());
            assertTrue(take(other, SOMEONE, Surface.API).allowed());
        }

        assertFalse(take(SOMEONE).allowed());
        assertFalse(take(other, SOMEONE, Surface.API).allowed());
    }

    @Test
    void beginsANewWindowWhenTheOldOneIsOver() {
        RequestRates brief = shared(Duration.ofMillis(300));
        for (int i = 0; i < 61; i++) {
            take(brief, SOMEONE, Surface.API);
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> take(brief, SOMEONE, Surface.API).allowed());
    }

    @Test
    void K15_letsEveryKeyExpire() throws IOException {
        take(SOMEONE);

        String left = redis.ask("PTTL " + prefix + "rate:api:" + SOMEONE);

        assertTrue(Integer.parseInt(left.replaceAll("[^0-9-]", "")) > 0, left);
    }

    @Test
    void X14_countsAloneByTheSameLimitsWhileThereIsNoRedis() throws IOException {
        try (RedisProcess gone = RedisProcess.start();
                RedisLink lost = RedisLink.to(
                        vertx, gone.url(), new RedisPatience(Duration.ofMillis(50), 4, Duration.ofSeconds(1)))) {
            RequestRates orphan = new SharedRates(lost, LIMITS, LocalRates.of(LIMITS), Duration.ofMinutes(1), prefix);
            assertEquals(59, take(orphan, SOMEONE, Surface.API).remaining());
            gone.kill();

            for (int i = 59; i >= 0; i--) {
                assertEquals(i, take(orphan, SOMEONE, Surface.API).remaining());
            }
            assertFalse(take(orphan, SOMEONE, Surface.API).allowed());
        }
    }
}
