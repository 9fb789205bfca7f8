package dev.koma.searchapi.admission;

import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.http.ClientAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Everybody is a guest of the free tier, known by address. Counts the answered searches of this month in memory, without
 * refusing anybody for them, and refuses when too many searches are under way in the whole server.
 */
public final class GuestAdmission implements AdmissionControl {
    private static final int PRIORITY = 0;
    private static final int CONCURRENCY = 1;
    private static final int QUOTA = 1000;
    /** Addresses remembered; the one that was away longest is forgotten first. */
    private static final int MOST_ADDRESSES = 100_000;

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Semaphore places;
    private final Clock clock;
    private final Map<ClientAddress, Usage> usages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientAddress, Usage> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** @param places searches under way at the same time, running and waiting */
    public GuestAdmission(int places, Clock clock) {
        this.places = new Semaphore(places);
        this.clock = clock;
    }

    @Override
    public Admission admit(ClientAddress caller) {
        if (!places.tryAcquire()) {
            return new Admission.Rejected(new ApiException(503, "Search queue is full", RETRY));
        }
        return new Place(caller, month());
    }

    @Override
    public Account account(ClientAddress caller) {
        return account(caller, used(caller, month(), 0));
    }

    private static Account account(ClientAddress caller, int used) {
        return new Account(caller.toString(), PRIORITY, CONCURRENCY, QUOTA, used);
    }

    private YearMonth month() {
        return YearMonth.now(clock.withZone(ZoneOffset.UTC));
    }

    /** Searches of the month, after {@code more} are added. */
    private int used(ClientAddress caller, YearMonth month, int more) {
        synchronized (usages) {
            Usage usage = usages.get(caller);
            int before = usage == null || usage.month().isBefore(month) ? 0 : usage.searches();
            if (more > 0) {
                usages.put(caller, new Usage(month, before + more));
            }
            return before + more;
        }
    }

    private record Usage(YearMonth month, int searches) {}

    private final class Place implements Admission.Permit {
        private final ClientAddress caller;
        private final YearMonth month;
        private final AtomicBoolean open = new AtomicBoolean(true);

        Place(ClientAddress caller, YearMonth month) {
            this.caller = caller;
            this.month = month;
        }

        @Override
        public Account charge() {
            return GuestAdmission.account(caller, used(caller, month, 1));
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                places.release();
            }
        }
    }
}
