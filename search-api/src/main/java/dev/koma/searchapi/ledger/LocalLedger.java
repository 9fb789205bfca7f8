package dev.koma.searchapi.ledger;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.store.StateFile;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one process. Leases and reservations are in memory, as they end with the process that holds them; what was
 * charged is kept by {@link SpentSearches}. Leases run by a clock that nobody can put back.
 */
public final class LocalLedger implements SearchLedger {
    private static final int SHARDS = 64;
    /** Of how many requests it is known that they are over: more than end while the last renewal of a lease is under way. */
    private static final int MOST_OVER = 10_000;
    /** Whose searches are counted when nothing is kept in a file. */
    private static final int MOST_SUBJECTS = 100_000;

    private enum Outcome {
        COMMITTED,
        GIVEN_BACK
    }

    /** The subjects that have searches under way; each belongs to one shard. */
    private static final class Shard {
        final ReentrantLock lock = new ReentrantLock();
        final Map<String, Leases> leases = new HashMap<>();
    }

    private final SpentSearches spent;
    private final QuotaWindow window;
    private final Clock clock;
    private final LongSupplier nanos;
    private final List<Shard> shards = new ArrayList<>();
    private final Recent<Outcome> over = new Recent<>(MOST_OVER);

    /** @param nanos a monotonic clock */
    LocalLedger(SpentSearches spent, QuotaWindow window, Clock clock, LongSupplier nanos) {
        this.spent = spent;
        this.window = window;
        this.clock = clock;
        this.nanos = nanos;
        for (int i = 0; i < SHARDS; i++) {
            shards.add(new Shard());
        }
    }

    /** A ledger that forgets everything when the process ends, and those who were away longest when there are too many. */
    public static LocalLedger inMemory(QuotaWindow window, Clock clock) {
        return new LocalLedger(new MemorySpentSearches(MOST_SUBJECTS), window, clock, System::nanoTime);
    }

    /**
     * A ledger whose counts of charged searches lie in a file, which stays open when the ledger is closed.
     *
     * @throws SQLException when the file cannot hold them
     */
    public static LocalLedger durable(StateFile file, QuotaWindow window, Clock clock) throws SQLException {
        SpentSearches spent = new SqliteSpentSearches(file, window, window.slice(clock.instant()));
        return new LocalLedger(spent, window, clock, System::nanoTime);
    }

    @Override
    public Decision admit(String request, Caller caller) {
        return locked(caller, leases -> {
            long slice = window.slice(clock.instant());
            if (over.get(request) != null) {
                throw new IllegalStateException("request " + request + " is over");
            }
            long used = used(caller, slice);
            Long admitted = leases.slice(request);
            if (admitted == null) {
                if (leases.running() >= caller.tier().concurrency()) {
                    return new Decision.ConcurrencyExceeded(usage(used, leases, slice));
                }
                if (isDepleted(used, caller, leases, slice)) {
                    return new Decision.QuotaDepleted(usage(used, leases, slice));
                }
                leases.take(request, slice, leaseEnd());
            }
            Reservation reservation = new Reservation(request, caller, admitted == null ? slice : admitted);
            return new Decision.Admitted(reservation, usage(used, leases, slice));
        });
    }

    @Override
    public List<Reservation> heartbeat(List<Reservation> held) {
        List<Reservation> lost = new ArrayList<>();
        for (Reservation reservation : held) {
            if (!renew(reservation)) {
                lost.add(reservation);
            }
        }
        sweep();
        return lost;
    }

    private boolean renew(Reservation reservation) {
        return locked(reservation.caller(), leases -> {
            if (over.get(reservation.request()) != null) {
                return true;
            }
            boolean runOut = leases.slice(reservation.request()) == null;
            if (runOut && !hasRoom(reservation, leases)) {
                return false;
            }
            leases.take(reservation.request(), reservation.slice(), leaseEnd());
            return true;
        });
    }

    private boolean hasRoom(Reservation reservation, Leases leases) {
        Caller caller = reservation.caller();
        return leases.running() < caller.tier().concurrency() && !isDepleted(caller, leases, reservation.slice());
    }

    /** Forgets the leases of those who never came back, which nobody else would look at. */
    private void sweep() {
        for (Shard shard : shards) {
            shard.lock.lock();
            try {
                shard.leases.values().forEach(leases -> leases.expire(nanos.getAsLong()));
                shard.leases.values().removeIf(leases -> leases.running() == 0);
            } finally {
                shard.lock.unlock();
            }
        }
    }

    @Override
    public Settlement commit(Reservation reservation) {
        return locked(reservation.caller(), leases -> {
            Caller caller = reservation.caller();
            long slice = reservation.slice();
            Outcome outcome = over.get(reservation.request());
            if (outcome == null) {
                boolean reserved = leases.slice(reservation.request()) != null;
                outcome = reserved || !isDepleted(caller, leases, slice) ? Outcome.COMMITTED : Outcome.GIVEN_BACK;
                if (outcome == Outcome.COMMITTED) {
                    spent.spend(caller.subject(), slice);
                }
                leases.end(reservation.request());
                over.put(reservation.request(), outcome);
            }
            Usage usage = usage(caller, leases, slice);
            return outcome == Outcome.COMMITTED ? new Settlement.Charged(usage) : new Settlement.Lapsed(usage);
        });
    }

    /** Charges a search that was admitted elsewhere and is answered already, once. */
    Usage charge(Reservation reservation) {
        return locked(reservation.caller(), leases -> {
            if (over.putIfAbsent(reservation.request(), Outcome.COMMITTED) == null) {
                spent.spend(reservation.caller().subject(), reservation.slice());
            }
            return usage(reservation.caller(), leases, reservation.slice());
        });
    }

    /** Whether this ledger knows what became of a search. */
    boolean isOver(Reservation reservation) {
        return over.get(reservation.request()) != null;
    }

    /** Whether this ledger knows what became of a search, or has admitted it. */
    boolean knows(Reservation reservation) {
        return locked(
                reservation.caller(),
                leases -> leases.slice(reservation.request()) != null || over.get(reservation.request()) != null);
    }

    @Override
    public void giveBack(Reservation reservation) {
        locked(reservation.caller(), leases -> {
            leases.end(reservation.request());
            over.putIfAbsent(reservation.request(), Outcome.GIVEN_BACK);
            return Outcome.GIVEN_BACK;
        });
    }

    @Override
    public Usage usage(Caller caller) {
        return locked(caller, leases -> usage(caller, leases, window.slice(clock.instant())));
    }

    private Usage usage(Caller caller, Leases leases, long slice) {
        return usage(used(caller, slice), leases, slice);
    }

    private Usage usage(long used, Leases leases, long slice) {
        return new Usage(used, leases.running(), window.resets(slice));
    }

    private boolean isDepleted(Caller caller, Leases leases, long slice) {
        return isDepleted(used(caller, slice), caller, leases, slice);
    }

    private boolean isDepleted(long used, Caller caller, Leases leases, long slice) {
        long reserved = leases.reserved(window.first(slice), window.last(slice));
        return used + reserved >= caller.tier().quota();
    }

    private long used(Caller caller, long slice) {
        return spent.sum(caller.subject(), window.first(slice), window.last(slice));
    }

    private long leaseEnd() {
        return nanos.getAsLong() + LEASE.toNanos();
    }

    private interface Step<T> {
        T take(Leases leases);
    }

    /** Does something to the live leases of a caller, alone. */
    private <T> T locked(Caller caller, Step<T> step) {
        Shard shard = shards.get(Math.floorMod(caller.subject().hashCode(), SHARDS));
        shard.lock.lock();
        try {
            @Nullable Leases known = shard.leases.get(caller.subject());
            Leases leases = known == null ? new Leases() : known;
            leases.expire(nanos.getAsLong());
            try {
                return step.take(leases);
            } finally {
                if (leases.running() == 0) {
                    shard.leases.remove(caller.subject());
                } else if (known == null) {
                    shard.leases.put(caller.subject(), leases);
                }
            }
        } finally {
            shard.lock.unlock();
        }
    }

    @Override
    public void close() {
        spent.close();
    }
}
