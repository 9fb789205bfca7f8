package dev.koma.searchapi.ledger;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.koma.searchapi.account.Caller;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LocalLedgerTest extends SearchLedgerContract {
    private final SettableTime time = new SettableTime(LATE_IN_MARCH);

    @Override
    SearchLedger open(QuotaWindow window) {
        return new LocalLedger(new MemorySpentSearches(100_000), window, time, time::nanos);
    }

    @Override
    void setTime(Instant now) {
        time.step(Duration.between(time.instant(), now));
    }

    @Override
    void pass(Duration duration) {
        time.pass(duration);
    }

    @Test
    void K11_X29_leasesDoNotHearOfAClockThatJumps() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(5, 1);
        admitted(ledger, caller);

        time.step(Duration.ofHours(1));
        assertInstanceOf(Decision.ConcurrencyExceeded.class, ledger.admit(request(), caller));
        time.step(Duration.ofHours(-2));
        time.pass(SearchLedger.LEASE);
        assertInstanceOf(Decision.Admitted.class, ledger.admit(request(), caller));
    }
}
