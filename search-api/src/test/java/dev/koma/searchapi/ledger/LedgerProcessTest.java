package dev.koma.searchapi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Tier;
import dev.koma.searchapi.store.RedisProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are killed, and several at once. */
class LedgerProcessTest {
    private static final Duration FREE_AGAIN = Duration.ofSeconds(30);
    private static final int SOME = 300;

    private final Caller holder = Caller.account("holder-" + UUID.randomUUID() + "@example.org", LedgerProcess.TIER);
    private final String spender = "spender-" + UUID.randomUUID() + "@example.org";

    @TempDir
    Path data;

    @Test
    @Timeout(120)
    void K18_X19_aKilledServerLeavesNoLeaseAndLosesNoChargeOnDisk() throws Exception {
        killed(data.toString());
    }

    @Test
    @Timeout(120)
    void K18_X19_aKilledServerLeavesNoLeaseForLongAndLosesNoChargeOnRedis() throws Exception {
        try (RedisProcess redis = RedisProcess.start()) {
            killed(redis.url());
        }
    }

    private void killed(String place) throws Exception {
        Process server = LedgerProcess.start(place, holder.id(), spender, "1000000", "1000000");
        int told = lastTold(server, SOME);

        long killed = System.nanoTime();
        try (SearchLedger ledger = LedgerProcess.open(place)) {
            long used = ledger.usage(caller(1_000_000)).used();
            assertTrue(used == told || used == told + 1, "told " + told + ", charged " + used);
            Awaitility.await()
                    .atMost(FREE_AGAIN)
                    .until(() -> ledger.admit(UUID.randomUUID().toString(), holder) instanceof Decision.Admitted);
            assertTrue(Duration.ofNanos(System.nanoTime() - killed).compareTo(FREE_AGAIN) < 0);
            assertEquals(used, ledger.usage(caller(1_000_000)).used());
        }
    }

    private Caller caller(int quota) {
        return Caller.account(spender, new Tier("test", quota, 4, 0));
    }

    /** Kills the server when it has charged so many. @return how many it said it had charged */
    private static int lastTold(Process server, int enough) throws IOException {
        int told = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told = Integer.parseInt(line);
                if (told == enough) {
                    server.toHandle().destroyForcibly(); // leaves the rest of its output to be read
                }
            }
        }
        assertTrue(told >= enough, "the server ended by itself after " + told);
        return told;
    }

    @Test
    @Timeout(120)
    void K5_K16_theLimitsHoldForTheSumOfTwoServerProcesses() throws Exception {
        int quota = 500;
        try (RedisProcess redis = RedisProcess.start()) {
            Process one = LedgerProcess.start(redis.url(), holder.id(), spender, "" + quota, "400");
            Process two = LedgerProcess.start(redis.url(), holder.id(), spender, "" + quota, "400");
            int charged = charged(one) + charged(two);

            assertEquals(quota, charged);
            try (SearchLedger ledger = LedgerProcess.open(redis.url())) {
                assertEquals(quota, ledger.usage(caller(quota)).used());
                assertInstanceOf(
                        Decision.QuotaDepleted.class,
                        ledger.admit(UUID.randomUUID().toString(), caller(quota)));
                assertEquals(2, ledger.usage(holder).running());
            }
        }
    }

    private static int charged(Process server) throws IOException {
        String said = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(said.endsWith("end\n"), said);
        return (int) said.lines().count() - 1;
    }
}
