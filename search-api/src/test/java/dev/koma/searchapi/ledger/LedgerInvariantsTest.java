package dev.koma.searchapi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Tier;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisPatience;
import dev.koma.searchapi.store.RedisProcess;
import dev.koma.searchapi.store.StateFile;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many callers at once, whose searches are answered, fail, are settled twice or by two threads: whatever happens, what was
 * charged is what was answered. {@code -Dledger.rounds=1000} for as many rounds on Redis as on the others.
 */
class LedgerInvariantsTest {
    private static final int THREADS = 200;
    private static final int ROUNDS = 1000;
    private static final int ROUNDS_ON_REDIS = Integer.getInteger("ledger.rounds", 30);

    @TempDir
    Path data;

    /** One caller and what its searches came to. */
    private static final class Account {
        final Caller caller;
        final AtomicInteger running = new AtomicInteger();
        final AtomicLong answered = new AtomicLong();

        Account(int quota, int concurrency) {
            this.caller = Caller.account(UUID.randomUUID() + "@example.org", new Tier("test", quota, concurrency, 0));
        }
    }

    private final List<Account> accounts = accounts();
    private final Map<String, AtomicLong> outcomes = new ConcurrentHashMap<>();

    private static List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            accounts.add(new Account(1_000_000, 1 + i % 10));
            accounts.add(new Account(10 + i, 1 + i % 10));
        }
        return accounts;
    }

    @Test
    @Timeout(120)
    void K7_K8_chargesWhatIsAnsweredInMemory() throws Exception {
        try (LocalLedger ledger = LocalLedger.inMemory(QuotaWindow.MONTH, Clock.systemUTC())) {
            run(List.of(ledger), ROUNDS, true);
            assertExact(ledger);
        }
    }

    @Test
    @Timeout(120)
    void K7_K8_chargesWhatIsAnsweredOnDisk() throws Exception {
        try (StateFile file = StateFile.open(data)) {
            try (LocalLedger ledger = LocalLedger.durable(file, QuotaWindow.MONTH, Clock.systemUTC())) {
                run(List.of(ledger), ROUNDS, true);
                assertExact(ledger);
            }
            try (LocalLedger afterwards = LocalLedger.durable(file, QuotaWindow.MONTH, Clock.systemUTC())) {
                assertExact(afterwards);
            }
        }
    }

    @Test
    @Timeout(600)
    void K5_K16_X20_chargesWhatIsAnsweredByTwoServersOnOneRedis() throws Exception {
        RedisPatience patience = new RedisPatience(Duration.ofSeconds(20), 1000, Duration.ofSeconds(1));
        Vertx vertx = Vertx.vertx();
        try (RedisProcess redis = RedisProcess.start();
                RedisLink one = RedisLink.to(vertx, redis.url(), patience);
                RedisLink two = RedisLink.to(vertx, redis.url(), patience);
                SharedLedger first = SharedLedger.on(one, QuotaWindow.MONTH, Clock.systemUTC());
                SharedLedger second = SharedLedger.on(two, QuotaWindow.MONTH, Clock.systemUTC())) {
            run(List.of(first, second), ROUNDS_ON_REDIS, true);
            assertExact(first);
            assertExact(second);
        } finally {
            vertx.close();
        }
    }

    @Test
    @Timeout(600)
    void X13_X15_chargesOnceWhatIsAnsweredWhileRedisComesAndGoes() throws Exception {
        RedisPatience patience = new RedisPatience(Duration.ofMillis(50), 4, Duration.ofMillis(100));
        Vertx vertx = Vertx.vertx();
        AtomicBoolean over = new AtomicBoolean();
        try (RedisProcess redis = RedisProcess.start();
                RedisLink link = RedisLink.to(vertx, redis.url(), patience);
                SharedLedger ledger = SharedLedger.on(link, QuotaWindow.MONTH, Clock.systemUTC());
                ExecutorService trouble = Executors.newVirtualThreadPerTaskExecutor()) {
            accounts.removeIf(account -> account.caller.tier().quota() < 1000); // limits hold for each server alone
            Future<?> coming = trouble.submit(() -> comeAndGo(redis, over));
            run(List.of(ledger), ROUNDS_ON_REDIS, false);
            over.set(true);
            coming.get();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !ledger.isDegraded() && ledger.undelivered() == 0);
            try (SharedLedger stranger = SharedLedger.on(link, QuotaWindow.MONTH, Clock.systemUTC())) {
                for (Account account : accounts) {
                    long answered = account.answered.get();
                    assertEquals(answered, ledger.usage(account.caller).used());
                    assertEquals(answered, stranger.usage(account.caller).used());
                }
            }
        } finally {
            vertx.close();
        }
    }

    private static Void comeAndGo(RedisProcess redis, AtomicBoolean over) throws IOException {
        Random random = new Random(7);
        while (!over.get()) {
            redis.pause();
            LockSupport.parkNanos(Duration.ofMillis(20 + random.nextInt(400)).toNanos());
            redis.resume();
            redis.ask(random.nextBoolean() ? "CLIENT KILL TYPE normal SKIPME yes" : "SCRIPT FLUSH");
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(800)).toNanos());
        }
        return null;
    }

    private void run(List<? extends SearchLedger> ledgers, int rounds, boolean limited) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                SearchLedger ledger = ledgers.get(i % ledgers.size());
                Account account = accounts.get(i / 2 % accounts.size());
                Random random = new Random(i);
                all.add(threads.submit(() -> {
                    for (int round = 0; round < rounds; round++) {
                        search(ledger, account, random, limited);
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertTrue(outcomes.containsKey("answered") && outcomes.containsKey("failed"), outcomes.toString());
        assertTrue(
                !limited || outcomes.containsKey("quota") && outcomes.containsKey("concurrency"), outcomes.toString());
    }

    private void search(SearchLedger ledger, Account account, Random random, boolean limited) throws Exception {
        switch (ledger.admit(UUID.randomUUID().toString(), account.caller)) {
            case Decision.QuotaDepleted depleted -> count("quota");
            case Decision.ConcurrencyExceeded exceeded -> count("concurrency");
            case Decision.Admitted admitted -> {
                int running = account.running.incrementAndGet();
                assertTrue(!limited || running <= account.caller.tier().concurrency(), "too many at once");
                if (random.nextInt(8) == 0) {
                    assertEquals(List.of(), ledger.heartbeat(List.of(admitted.reservation())));
                }
                Thread.yield();
                account.running.decrementAndGet();
                settle(ledger, account, admitted.reservation(), random.nextInt(10));
            }
        }
    }

    private void settle(SearchLedger ledger, Account account, Reservation search, int fate) throws Exception {
        switch (fate) {
            case 0, 1 -> {
                ledger.giveBack(search);
                count("failed");
            }
            case 2 -> {
                Thread other = Thread.startVirtualThread(() -> ledger.giveBack(search));
                ledger.giveBack(search);
                other.join();
                count("failed");
            }
            case 3 -> {
                ledger.giveBack(search);
                assertTrue(ledger.commit(search) instanceof Settlement.Lapsed);
                count("failed");
            }
            case 4 -> {
                answer(ledger, account, search);
                assertTrue(ledger.commit(search) instanceof Settlement.Charged);
                ledger.giveBack(search);
            }
            default -> answer(ledger, account, search);
        }
    }

    private void answer(SearchLedger ledger, Account account, Reservation search) {
        assertTrue(ledger.commit(search) instanceof Settlement.Charged);
        account.answered.incrementAndGet();
        count("answered");
    }

    private void count(String outcome) {
        outcomes.computeIfAbsent(outcome, unknown -> new AtomicLong()).incrementAndGet();
    }

    private void assertExact(SearchLedger ledger) {
        for (Account account : accounts) {
            Usage usage = ledger.usage(account.caller);
            assertEquals(account.answered.get(), usage.used());
            assertEquals(0, usage.running());
            assertTrue(usage.used() <= account.caller.tier().quota());
        }
    }
}
