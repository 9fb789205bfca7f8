package dev.koma.searchapi.ledger;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Tier;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisScript;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The part of the ledger that servers share: one script on Redis, which decides by Redis's clock. Every method throws
 * {@link IOException} when Redis does not answer; the same request may then be sent again.
 */
final class RedisLedger {
    private static final RedisScript SCRIPT = RedisScript.load(RedisLedger.class, "ledger.lua");
    private static final String NOW = "-1";
    private static final Caller PROBE = new Caller("probe", "probe", new Tier("probe", 0, 1, 0));

    private final RedisLink redis;
    private final QuotaWindow window;
    private final String prefix;
    private final Supplier<Optional<Instant>> time;

    /**
     * @param prefix of all keys
     * @param time to be taken for that of Redis's clock; empty but for trying out what the time brings
     */
    RedisLedger(RedisLink redis, QuotaWindow window, String prefix, Supplier<Optional<Instant>> time) {
        this.redis = redis;
        this.window = window;
        this.prefix = prefix;
        this.time = time;
    }

    /**
     * What this server knows and Redis may not.
     *
     * @param running searches of the caller under way that were admitted without Redis
     * @param owed searches that were charged without Redis, or that Redis has not confirmed
     * @param known searches that Redis is known to have charged in a month
     * @param slice that month
     */
    record Beside(int running, long owed, long known, long slice) {
        static final Beside NOTHING = new Beside(0, 0, 0, 0);
    }

    Decision admit(String request, Caller caller, Beside beside) throws IOException {
        Response answer = run("admit", request, caller, NOW, beside);
        Usage usage = usage(answer, beside);
        return switch (word(answer)) {
            case "admitted" ->
                new Decision.Admitted(
                        new Reservation(request, caller, answer.get(3).toLong()), usage);
            case "concurrency" -> new Decision.ConcurrencyExceeded(usage);
            case "quota" -> new Decision.QuotaDepleted(usage);
            case "over" -> throw new IllegalStateException("request " + request + " is over");
            default -> throw unexpected(answer);
        };
    }

    /** @return false when the place was taken by others */
    boolean renew(Reservation reservation) throws IOException {
        return !word(run("renew", reservation, Beside.NOTHING)).equals("lost");
    }

    Settlement commit(Reservation reservation, Beside beside) throws IOException {
        Response answer = run("commit", reservation, beside);
        return switch (word(answer)) {
            case "committed" -> new Settlement.Charged(usage(answer, beside));
            case "given-back" -> new Settlement.Lapsed(usage(answer, beside));
            default -> throw unexpected(answer);
        };
    }

    /** Charges a search that was answered already. */
    Usage charge(Reservation reservation, Beside beside) throws IOException {
        return usage(run("charge", reservation, beside), beside);
    }

    void giveBack(Reservation reservation) throws IOException {
        run("give-back", reservation, Beside.NOTHING);
    }

    Usage usage(Caller caller, Beside beside) throws IOException {
        return usage(run("usage", "", caller, NOW, beside), beside);
    }

    /** Looks whether Redis lets anything be written. */
    void probe() throws IOException {
        run("probe", "probe", PROBE, NOW, Beside.NOTHING);
    }

    private Response run(String decision, Reservation reservation, Beside beside) throws IOException {
        return run(decision, reservation.request(), reservation.caller(), "" + reservation.slice(), beside);
    }

    private Response run(String decision, String request, Caller caller, String slice, Beside beside)
            throws IOException {
        // Braces keep the keys of one caller together where Redis is a cluster.
        String own = prefix + "{" + caller.subject() + "}:";
        return redis.run(
                SCRIPT,
                List.of(own + "leases", own + "spent:" + window.name(), own + "request:" + request),
                List.of(
                        decision,
                        window.name(),
                        time.get().map(now -> "" + now.toEpochMilli()).orElse(""),
                        "" + SearchLedger.LEASE.toMillis(),
                        request,
                        slice,
                        "" + caller.tier().quota(),
                        "" + caller.tier().concurrency(),
                        "" + beside.running(),
                        "" + beside.owed(),
                        "" + beside.known(),
                        "" + beside.slice()));
    }

    private static String word(Response answer) {
        return answer.get(0).toString();
    }

    private Usage usage(Response answer, Beside beside) {
        long slice = answer.get(3).toLong();
        return new Usage(answer.get(1).toLong() + beside.owed(), answer.get(2).toInteger(), window.resets(slice));
    }

    private static IllegalStateException unexpected(Response answer) {
        return new IllegalStateException("unexpected answer " + answer);
    }
}
