package dev.koma.searchapi.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What Redis must still hear, in order. Each entry is told at least once until Redis confirms it, and Redis knows by the
 * request whether it has heard it before; one that may have been heard is dropped before Redis forgets that.
 */
final class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class);
    static final int MOST_ENTRIES = 100_000;
    /** Less than the time for which the script knows what became of a request. */
    private static final Duration MEMORY = Duration.ofMinutes(55);

    /** What happened to a search without Redis. */
    enum Event {
        ANSWERED,
        GIVEN_BACK
    }

    /** Tells Redis. */
    interface Delivery {
        void deliver(Event event, Reservation reservation) throws IOException;
    }

    private static final class Entry {
        final Event event;
        final Reservation reservation;
        /** When it was first told, or {@link Long#MIN_VALUE}. */
        long toldNanos = Long.MIN_VALUE;

        Entry(Event event, Reservation reservation) {
            this.event = event;
            this.reservation = reservation;
        }
    }

    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock delivering = new ReentrantLock();
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Long> owed = new HashMap<>();

    /** @param nanos a monotonic clock */
    Outbox(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Adds what was never told to Redis. When there is too much the oldest is lost. */
    void add(Event event, Reservation reservation) {
        add(new Entry(event, reservation));
    }

    /** Adds what Redis was told but did not confirm. */
    void addUnconfirmed(Event event, Reservation reservation) {
        Entry entry = new Entry(event, reservation);
        entry.toldNanos = nanos.getAsLong();
        add(entry);
    }

    private void add(Entry entry) {
        lock.lock();
        try {
            entries.add(entry);
            count(entry, 1);
            if (entries.size() > MOST_ENTRIES) {
                count(entries.remove(), -1);
                LOG.error("Redis is away for so long that the oldest searches are lost to the quota");
            }
        } finally {
            lock.unlock();
        }
    }

    private void count(Entry entry, long more) {
        if (entry.event == Event.ANSWERED) {
            owed.merge(entry.reservation.caller().subject(), more, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    /** Searches that Redis is not known to have charged. */
    long owed(String subject) {
        lock.lock();
        try {
            return owed.getOrDefault(subject, 0L);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    /** Tells everything, until something fails. */
    void deliver(Delivery delivery) throws IOException {
        delivering.lock();
        try {
            for (Entry entry = next(); entry != null; entry = next()) {
                if (entry.toldNanos == Long.MIN_VALUE) {
                    entry.toldNanos = nanos.getAsLong();
                }
                if (nanos.getAsLong() - entry.toldNanos < MEMORY.toNanos()) {
                    delivery.deliver(entry.event, entry.reservation);
                }
                remove(entry);
            }
        } finally {
            delivering.unlock();
        }
    }

    private @Nullable Entry next() {
        lock.lock();
        try {
            return entries.peek();
        } finally {
            lock.unlock();
        }
    }

    private void remove(Entry entry) {
        lock.lock();
        try {
            if (entries.peek() == entry) { // else it was the oldest of too many
                entries.remove();
                count(entry, -1);
            }
        } finally {
            lock.unlock();
        }
    }
}
