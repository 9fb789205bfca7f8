package dev.koma.searchapi.ledger;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.store.RedisAbsentException;
import dev.koma.searchapi.store.RedisLink;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The ledger of several servers that share a Redis. While Redis does not do its part each server decides alone, by limits of the
 * same size and by what it knew last; what is charged meanwhile is told to Redis when it is back, at most once.
 */
public final class SharedLedger implements SearchLedger {
    private static final Logger LOG = Logger.getLogger(SharedLedger.class);
    private static final String PREFIX = "koma:";
    private static final Duration DELIVERY = Duration.ofMillis(500);
    private static final int MOST_SUBJECTS = 100_000;
    /** Marks searches that were admitted without Redis: it may know the plain request as one that was given back. */
    private static final String ALONE = "-alone";

    private final RedisLedger redis;
    private final QuotaWindow window;
    private final Clock clock;
    /** What counts here alone: what Redis said, and what was charged without it. */
    private final MemorySpentSearches known = new MemorySpentSearches(MOST_SUBJECTS);
    /** What Redis said and nothing else, for one that loses its memory: what it is owed it is told apart, once. */
    private final MemorySpentSearches heard = new MemorySpentSearches(MOST_SUBJECTS);

    private final LocalLedger alone;
    private final Outbox outbox;
    private final AtomicBoolean degraded = new AtomicBoolean();
    private final ScheduledExecutorService postman = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("ledger-outbox").factory());

    SharedLedger(RedisLedger redis, QuotaWindow window, Clock clock, LongSupplier nanos) {
        this.redis = redis;
        this.window = window;
        this.clock = clock;
        this.alone = new LocalLedger(known, window, clock, nanos);
        this.outbox = new Outbox(nanos);
        postman.scheduleWithFixedDelay(this::deliver, DELIVERY.toMillis(), DELIVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param link stays open when the ledger is closed */
    public static SharedLedger on(RedisLink link, QuotaWindow window, Clock clock) {
        RedisLedger redis = new RedisLedger(link, window, PREFIX, Optional::empty);
        return new SharedLedger(redis, window, clock, System::nanoTime);
    }

    @Override
    public Decision admit(String request, Caller caller) {
        try {
            RedisLedger.Beside beside = beside(caller);
            Decision decision = redis.admit(request, caller, beside);
            remember(caller, slice(), decision.usage(), beside);
            return decision;
        } catch (RedisAbsentException e) {
            failed(e);
            return alone.admit(request, caller);
        } catch (IOException e) {
            failed(e);
            outbox.addUnconfirmed(Outbox.Event.GIVEN_BACK, new Reservation(request, caller, slice()));
            return alone.admit(request, caller);
        }
    }

    @Override
    public List<Reservation> heartbeat(List<Reservation> held) {
        List<Reservation> lost = new ArrayList<>();
        List<Reservation> here = held.stream().filter(alone::knows).toList();
        List<Reservation> there = new ArrayList<>(held);
        there.removeAll(here);
        lost.addAll(alone.heartbeat(here));
        try {
            for (Reservation reservation : there) {
                if (!redis.renew(reservation)) {
                    lost.add(reservation);
                }
            }
        } catch (IOException e) {
            failed(e);
        }
        return lost;
    }

    @Override
    public Settlement commit(Reservation reservation) {
        if (alone.knows(reservation)) {
            boolean again = alone.isOver(reservation);
            Settlement settlement = alone.commit(reservation);
            if (settlement instanceof Settlement.Charged && !again) {
                outbox.add(Outbox.Event.ANSWERED, admittedAlone(reservation));
            }
            return settlement;
        }
        try {
            RedisLedger.Beside beside = beside(reservation.caller());
            Settlement settlement = redis.commit(reservation, beside);
            remember(reservation.caller(), reservation.slice(), settlement.usage(), beside);
            return settlement;
        } catch (RedisAbsentException e) {
            failed(e);
            outbox.add(Outbox.Event.ANSWERED, reservation);
        } catch (IOException e) {
            failed(e);
            outbox.addUnconfirmed(Outbox.Event.ANSWERED, reservation);
        }
        return new Settlement.Charged(alone.charge(reservation));
    }

    @Override
    public void giveBack(Reservation reservation) {
        if (alone.knows(reservation)) {
            alone.giveBack(reservation);
            return;
        }
        try {
            redis.giveBack(reservation);
        } catch (RedisAbsentException e) {
            failed(e);
            outbox.add(Outbox.Event.GIVEN_BACK, reservation);
        } catch (IOException e) {
            failed(e);
            outbox.addUnconfirmed(Outbox.Event.GIVEN_BACK, reservation);
        }
    }

    @Override
    public Usage usage(Caller caller) {
        try {
            RedisLedger.Beside beside = beside(caller);
            Usage usage = redis.usage(caller, beside);
            remember(caller, slice(), usage, beside);
            return usage;
        } catch (RedisAbsentException e) {
            failed(e);
            return alone.usage(caller);
        } catch (IOException e) {
            failed(e);
            return alone.usage(caller);
        }
    }

    @Override
    public boolean isDegraded() {
        return degraded.get();
    }

    /** Events that Redis must still hear. */
    int undelivered() {
        return outbox.size();
    }

    private long slice() {
        return window.slice(clock.instant());
    }

    private RedisLedger.Beside beside(Caller caller) {
        long slice = slice();
        long owed = outbox.owed(caller.subject());
        long charged = window == QuotaWindow.MONTH ? heard.sum(caller.subject(), slice, slice) : 0;
        int running = alone.usage(caller).running();
        return new RedisLedger.Beside(running, owed, charged, slice);
    }

    /**
     * What Redis says counts when this server has to decide alone, and when Redis loses its memory. What is owed is left out:
     * some of it may have arrived, and would be there twice.
     */
    private void remember(Caller caller, long slice, Usage usage, RedisLedger.Beside beside) {
        long charged = usage.used() - beside.owed();
        known.atLeast(caller.subject(), window.first(slice), slice, window.last(slice), charged);
        heard.atLeast(caller.subject(), window.first(slice), slice, window.last(slice), charged);
    }

    private static Reservation admittedAlone(Reservation reservation) {
        return new Reservation(reservation.request() + ALONE, reservation.caller(), reservation.slice());
    }

    private void failed(IOException e) {
        if (degraded.compareAndSet(false, true)) {
            LOG.warnf("Limits hold for this server alone until Redis is back: %s", e.getMessage());
        }
    }

    /** Tells Redis what it has missed; when it takes that, all is well again. */
    private void deliver() {
        if (!degraded.get() && outbox.size() == 0) {
            return;
        }
        try {
            redis.probe();
            outbox.deliver((event, reservation) -> {
                switch (event) {
                    case ANSWERED -> charge(reservation);
                    case GIVEN_BACK -> redis.giveBack(reservation);
                }
            });
            if (degraded.compareAndSet(true, false)) {
                LOG.info("Redis is back");
            }
        } catch (RedisAbsentException e) {
            LOG.debug("Redis is left alone");
        } catch (IOException e) {
            failed(e);
        } catch (RuntimeException e) {
            LOG.error("What Redis has missed cannot be told to it", e);
        }
    }

    private void charge(Reservation reservation) throws IOException {
        RedisLedger.Beside beside = beside(reservation.caller());
        Usage usage = redis.charge(reservation, beside);
        remember(reservation.caller(), reservation.slice(), usage, beside);
    }

    @Override
    public void close() {
        postman.shutdown();
        deliver();
        alone.close();
    }
}
