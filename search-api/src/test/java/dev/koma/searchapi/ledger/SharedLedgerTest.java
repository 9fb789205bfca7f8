package dev.koma.searchapi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisPatience;
import dev.koma.searchapi.store.RedisProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SharedLedgerTest extends SearchLedgerContract {
    private static RedisProcess redis;
    private static Vertx vertx;

    private final SettableTime time = new SettableTime(LATE_IN_MARCH);
    private final String prefix = "test-" + UUID.randomUUID() + ":";
    private final List<RedisLink> links = new ArrayList<>();

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

    private RedisLink link() {
        RedisLink link =
                RedisLink.to(vertx, redis.url(), new RedisPatience(Duration.ofSeconds(5), 1000, Duration.ofSeconds(1)));
        links.add(link);
        return link;
    }

    @Override
    SearchLedger open(QuotaWindow window) {
        RedisLedger ledger = new RedisLedger(link(), window, prefix, () -> Optional.of(time.instant()));
        return new SharedLedger(ledger, window, time, time::nanos);
    }

    @Override
    void setTime(Instant now) {
        time.step(Duration.between(time.instant(), now));
    }

    @Override
    void pass(Duration duration) {
        time.pass(duration);
    }

    @AfterEach
    void closeLinks() {
        links.forEach(RedisLink::close);
    }

    @Test
    void K5_K16_holdsTheLimitsForTheSumOfTwoServers() throws Exception {
        SearchLedger one = monthly();
        SearchLedger two = monthly();
        Caller caller = caller(2, 1);
        Reservation first = admitted(one, caller);

        assertInstanceOf(Decision.ConcurrencyExceeded.class, two.admit(request(), caller));
        charged(one, first);
        assertUsage(1, 0, two.usage(caller));
        charged(two, admitted(two, caller));
        assertInstanceOf(Decision.QuotaDepleted.class, one.admit(request(), caller));
    }

    @Test
    void cutsTimeAsThisProcessDoes() throws Exception {
        Random random = new Random(20_261_122);
        SearchLedger monthly = monthly();
        SearchLedger daily = ledger(QuotaWindow.DAY);
        Caller caller = caller(1, 1);
        for (int i = 0; i < 300; i++) {
            Instant now = Instant.ofEpochMilli(random.nextLong(253_402_300_800_000L));
            setTime(now);
            assertEquals(
                    QuotaWindow.MONTH.resets(QuotaWindow.MONTH.slice(now)),
                    monthly.usage(caller).resets());
            assertEquals(
                    QuotaWindow.DAY.resets(QuotaWindow.DAY.slice(now)),
                    daily.usage(caller).resets());
        }
        for (String edge : List.of("2024-02-29T23:59:59.999Z", "2024-03-01T00:00:00Z", "2025-12-31T23:59:59.999Z")) {
            setTime(Instant.parse(edge));
            assertEquals(
                    QuotaWindow.MONTH.resets(QuotaWindow.MONTH.slice(Instant.parse(edge))),
                    monthly.usage(caller).resets());
        }
    }

    @Test
    void K11_X18_takesTheTimeFromRedis() {
        Clock wrong = new SettableTime(Instant.EPOCH);
        RedisLedger ledger = new RedisLedger(link(), QuotaWindow.MONTH, prefix, Optional::empty);
        try (SearchLedger shared = new SharedLedger(ledger, QuotaWindow.MONTH, wrong, System::nanoTime)) {
            Instant resets = shared.usage(caller(1, 1)).resets();

            long now = QuotaWindow.MONTH.slice(Instant.now());
            assertTrue(
                    resets.equals(QuotaWindow.MONTH.resets(now)) || resets.equals(QuotaWindow.MONTH.resets(now - 1)));
        }
    }

    @Test
    void K15_X17_everyKeyExpires() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(10, 3);
        charged(ledger, admitted(ledger, caller));
        ledger.giveBack(admitted(ledger, caller));
        admitted(ledger, caller);

        List<String> keys = keys(caller);
        assertEquals(4, keys.size(), "leases, spent, two requests that are over");
        for (String key : keys) {
            String life = redis.ask("PTTL " + key).strip();
            assertTrue(Long.parseLong(life.substring(1)) > 0, key + " lives " + life);
        }
    }

    private List<String> keys(Caller caller) throws IOException {
        return redis.ask("KEYS " + prefix + "*")
                .lines()
                .filter(line -> line.contains(caller.subject()))
                .toList();
    }

    @Test
    void X17_loadsItsScriptAgainAfterAFlush() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(10, 1);
        charged(ledger, admitted(ledger, caller));

        redis.ask("SCRIPT FLUSH");

        assertUsage(2, 0, charged(ledger, admitted(ledger, caller)));
    }
}
