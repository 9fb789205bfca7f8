package dev.koma.searchapi.ledger;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Tier;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisPatience;
import dev.koma.searchapi.store.StateFile;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A server as far as the ledger goes, in a JVM of its own, so that it can be killed: takes two searches and keeps them, then
 * charges one after the other and says so, until it has charged as many as it was asked for, or the quota is used up.
 */
final class LedgerProcess {
    static final Tier TIER = new Tier("test", 100_000, 2, 0);

    private LedgerProcess() {}

    /** A ledger in a data directory, or on the Redis at a URL. */
    static SearchLedger open(String place) throws Exception {
        if (!place.startsWith("redis:")) {
            return LocalLedger.durable(StateFile.open(Path.of(place)), QuotaWindow.MONTH, Clock.systemUTC());
        }
        RedisPatience patience = new RedisPatience(Duration.ofSeconds(5), 1000, Duration.ofSeconds(1));
        return SharedLedger.on(RedisLink.to(Vertx.vertx(), place, patience), QuotaWindow.MONTH, Clock.systemUTC());
    }

    /** @param arguments the place, who holds leases, who spends, quota of the latter, how many to charge */
    public static void main(String[] arguments) throws Exception {
        SearchLedger ledger = open(arguments[0]);
        Caller holder = Caller.account(arguments[1], TIER);
        ledger.admit(UUID.randomUUID().toString(), holder);
        ledger.admit(UUID.randomUUID().toString(), holder);
        Caller spender = Caller.account(arguments[2], new Tier("test", Integer.parseInt(arguments[3]), 4, 0));
        int charged = 0;
        for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
            if (ledger.admit(UUID.randomUUID().toString(), spender) instanceof Decision.Admitted admitted
                    && ledger.commit(admitted.reservation()) instanceof Settlement.Charged) {
                charged++;
                System.out.println(charged);
            }
        }
        System.out.println("end");
        Runtime.getRuntime().halt(0);
    }

    static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LedgerProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
