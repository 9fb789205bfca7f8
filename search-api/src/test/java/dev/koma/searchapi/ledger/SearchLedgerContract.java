package dev.koma.searchapi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every ledger does. */
abstract class SearchLedgerContract {
    static final Instant LATE_IN_MARCH = Instant.parse("2026-03-31T23:59:59.999Z");
    static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    private final List<SearchLedger> opened = new ArrayList<>();

    /** An empty ledger, or one more that shares the state of those that this test has opened. */
    abstract SearchLedger open(QuotaWindow window) throws Exception;

    /** Sets the time of the ledgers to come and of those that are open. */
    abstract void setTime(Instant now);

    /** Lets time pass. */
    abstract void pass(Duration time);

    final SearchLedger ledger(QuotaWindow window) throws Exception {
        SearchLedger ledger = open(window);
        opened.add(ledger);
        return ledger;
    }

    final SearchLedger monthly() throws Exception {
        setTime(LATE_IN_MARCH);
        return ledger(QuotaWindow.MONTH);
    }

    @AfterEach
    final void closeLedgers() {
        opened.forEach(SearchLedger::close);
    }

    static Caller caller(int quota, int concurrency) {
        String email = UUID.randomUUID() + "@example.org";
        return Caller.account(email, new Tier("test", quota, concurrency, 2));
    }

    static String request() {
        return UUID.randomUUID().toString();
    }

    static Reservation admitted(SearchLedger ledger, Caller caller) {
        return assertInstanceOf(Decision.Admitted.class, ledger.admit(request(), caller))
                .reservation();
    }

    static Usage charged(SearchLedger ledger, Reservation reservation) {
        return assertInstanceOf(Settlement.Charged.class, ledger.commit(reservation))
                .usage();
    }

    static void assertUsage(long used, int running, Usage usage) {
        assertEquals("used " + used + ", running " + running, "used " + usage.used() + ", running " + usage.running());
    }

    @Test
    void chargesAnAnsweredSearchAndNoOther() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(10, 2);
        Reservation answered = admitted(ledger, caller);
        Reservation failed = admitted(ledger, caller);
        assertUsage(0, 2, ledger.usage(caller));

        assertUsage(1, 1, charged(ledger, answered));
        ledger.giveBack(failed);

        assertUsage(1, 0, ledger.usage(caller));
    }

    @Test
    void K5_givesTheLastSearchToOneOfTwentyAtOnce() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(1, 20);
        List<Callable<Decision>> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            requests.add(() -> ledger.admit(request(), caller));
        }
        List<Decision> decisions = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Decision> decision : threads.invokeAll(requests)) {
                decisions.add(decision.get());
            }
        }

        List<Reservation> admitted = decisions.stream()
                .filter(Decision.Admitted.class::isInstance)
                .map(decision -> ((Decision.Admitted) decision).reservation())
                .toList();
        assertEquals(1, admitted.size());
        assertEquals(
                19,
                decisions.stream()
                        .filter(Decision.QuotaDepleted.class::isInstance)
                        .count());
        assertUsage(1, 0, charged(ledger, admitted.getFirst()));
        assertInstanceOf(Decision.QuotaDepleted.class, ledger.admit(request(), caller));
    }

    @Test
    void K7_K8_givesBackExactlyOnceWhoeverAsks() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(1, 1);
        Reservation failed = admitted(ledger, caller);
        ledger.giveBack(failed);
        Reservation next = admitted(ledger, caller);
        ledger.giveBack(failed);

        assertUsage(0, 1, ledger.usage(caller));
        assertInstanceOf(Decision.ConcurrencyExceeded.class, ledger.admit(request(), caller));
        assertUsage(1, 0, charged(ledger, next));
        ledger.giveBack(next);
        assertUsage(1, 0, ledger.usage(caller));
    }

    @Test
    void K8_chargesARequestOnceHoweverOftenItIsCommitted() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(5, 2);
        Reservation search = admitted(ledger, caller);

        assertUsage(1, 0, charged(ledger, search));
        assertUsage(1, 0, charged(ledger, search));
    }

    @Test
    void K8_doesNotChargeWhatWasGivenBack() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(5, 2);
        Reservation search = admitted(ledger, caller);
        ledger.giveBack(search);

        assertInstanceOf(Settlement.Lapsed.class, ledger.commit(search));
        assertUsage(0, 0, ledger.usage(caller));
    }

    @Test
    void admitsARequestOnceHoweverOftenItAsks() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(5, 1);
        String request = request();
        Decision first = ledger.admit(request, caller);
        Decision again = ledger.admit(request, caller);

        assertEquals(first, again);
        Reservation search = ((Decision.Admitted) again).reservation();
        ledger.giveBack(search);
        assertThrows(IllegalStateException.class, () -> ledger.admit(request, caller));
        assertUsage(0, 0, ledger.usage(caller));
    }

    @Test
    void K16_refusesTheSecondSearchAtOnceAndCountsNothing() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(5, 1);
        Reservation first = admitted(ledger, caller);

        Decision second = ledger.admit(request(), caller);

        assertInstanceOf(Decision.ConcurrencyExceeded.class, second);
        assertUsage(0, 1, second.usage());
        assertUsage(1, 0, charged(ledger, first));
        assertInstanceOf(Decision.Admitted.class, ledger.admit(request(), caller));
    }

    @Test
    void looksAtConcurrencyBeforeQuota() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(1, 1);
        admitted(ledger, caller);

        assertInstanceOf(Decision.ConcurrencyExceeded.class, ledger.admit(request(), caller));
    }

    @Test
    void countsCallersApart() throws Exception {
        SearchLedger ledger = monthly();
        Caller one = caller(1, 1);
        Caller other = caller(1, 1);
        charged(ledger, admitted(ledger, one));

        assertInstanceOf(Decision.QuotaDepleted.class, ledger.admit(request(), one));
        assertInstanceOf(Decision.Admitted.class, ledger.admit(request(), other));
    }

    @Test
    void K9_chargesTheMonthInWhichASearchWasAdmitted() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(1, 2);
        Reservation march = admitted(ledger, caller);
        setTime(APRIL);
        Reservation april = admitted(ledger, caller);

        assertUsage(1, 1, charged(ledger, march));
        assertUsage(0, 1, ledger.usage(caller));
        assertUsage(1, 0, charged(ledger, april));
    }

    @Test
    void K10_startsANewMonthAtMidnightUtc() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(1, 1);
        charged(ledger, admitted(ledger, caller));
        assertEquals(APRIL, ledger.usage(caller).resets());
        assertInstanceOf(Decision.QuotaDepleted.class, ledger.admit(request(), caller));

        setTime(APRIL);

        assertUsage(0, 0, ledger.usage(caller));
        assertEquals(Instant.parse("2026-05-01T00:00:00Z"), ledger.usage(caller).resets());
        assertInstanceOf(Decision.Admitted.class, ledger.admit(request(), caller));
    }

    @Test
    void K11_X29_givesNoSearchAwayWhenTheClockIsPutBack() throws Exception {
        SearchLedger ledger = monthly();
        setTime(APRIL.plusSeconds(60));
        Caller caller = caller(1, 1);
        setTime(LATE_IN_MARCH);
        charged(ledger, admitted(ledger, caller));
        setTime(APRIL.plusSeconds(60));
        charged(ledger, admitted(ledger, caller));

        setTime(LATE_IN_MARCH);
        assertInstanceOf(Decision.QuotaDepleted.class, ledger.admit(request(), caller));
        setTime(APRIL.plusSeconds(3600));
        assertInstanceOf(Decision.QuotaDepleted.class, ledger.admit(request(), caller));
    }

    @Test
    void countsTheLastDayWhenTheWindowRolls() throws Exception {
        setTime(APRIL);
        SearchLedger ledger = ledger(QuotaWindow.DAY);
        Caller caller = caller(2, 1);
        charged(ledger, admitted(ledger, caller));
        setTime(APRIL.plus(Duration.ofHours(12)));
        charged(ledger, admitted(ledger, caller));

        setTime(APRIL.plus(Duration.ofHours(24)));
        assertInstanceOf(Decision.QuotaDepleted.class, ledger.admit(request(), caller));
        setTime(APRIL.plus(Duration.ofMinutes(24 * 60 + 15)));
        assertUsage(1, 0, ledger.usage(caller));
        charged(ledger, admitted(ledger, caller));
        assertInstanceOf(Decision.QuotaDepleted.class, ledger.admit(request(), caller));
    }

    @Test
    void K11_countsInARollingWindowWhatWasChargedByAClockThatWasAhead() throws Exception {
        setTime(APRIL.plus(Duration.ofHours(1)));
        SearchLedger ledger = ledger(QuotaWindow.DAY);
        Caller caller = caller(1, 1);
        charged(ledger, admitted(ledger, caller));

        setTime(APRIL);
        assertInstanceOf(Decision.QuotaDepleted.class, ledger.admit(request(), caller));
        setTime(APRIL.minus(Duration.ofDays(30)));
        assertInstanceOf(Decision.Admitted.class, ledger.admit(request(), caller));
    }

    @Test
    void K18_freesWhatNobodyRenewsAfterTheLease() throws Exception {
        SearchLedger ledger = monthly();
        setTime(APRIL);
        Caller caller = caller(1, 1);
        admitted(ledger, caller);
        pass(SearchLedger.LEASE.minusMillis(500));
        assertInstanceOf(Decision.ConcurrencyExceeded.class, ledger.admit(request(), caller));

        pass(Duration.ofMillis(600));

        assertUsage(0, 0, ledger.usage(caller));
        assertInstanceOf(Decision.Admitted.class, ledger.admit(request(), caller));
    }

    @Test
    void keepsWhatIsRenewed() throws Exception {
        SearchLedger ledger = monthly();
        setTime(APRIL);
        Caller caller = caller(1, 1);
        Reservation search = admitted(ledger, caller);
        for (int i = 0; i < 8; i++) {
            pass(SearchLedger.HEARTBEAT);
            assertEquals(List.of(), ledger.heartbeat(List.of(search)));
        }

        assertUsage(0, 1, ledger.usage(caller));
        assertUsage(1, 0, charged(ledger, search));
    }

    @Test
    void X36_takesALeaseAgainAfterAPauseOnlyWhileThereIsRoom() throws Exception {
        SearchLedger ledger = monthly();
        setTime(APRIL);
        Caller caller = caller(5, 2);
        Reservation one = admitted(ledger, caller);
        Reservation two = admitted(ledger, caller);
        pass(Duration.ofSeconds(30));
        admitted(ledger, caller);

        assertEquals(List.of(two), ledger.heartbeat(List.of(one, two)));
        assertUsage(0, 2, ledger.usage(caller));
    }

    @Test
    void X36_doesNotChargeMoreThanTheQuotaAfterAPause() throws Exception {
        SearchLedger ledger = monthly();
        setTime(APRIL);
        Caller caller = caller(1, 1);
        Reservation paused = admitted(ledger, caller);
        pass(Duration.ofSeconds(30));
        Reservation other = admitted(ledger, caller);

        assertInstanceOf(Settlement.Lapsed.class, ledger.commit(paused));
        assertUsage(1, 0, charged(ledger, other));
        assertInstanceOf(Settlement.Lapsed.class, ledger.commit(paused));
    }

    @Test
    void X36_chargesAfterAPauseWhatIsLeft() throws Exception {
        SearchLedger ledger = monthly();
        setTime(APRIL);
        Caller caller = caller(1, 1);
        Reservation paused = admitted(ledger, caller);
        pass(Duration.ofSeconds(30));

        assertUsage(1, 0, charged(ledger, paused));
        assertUsage(1, 0, charged(ledger, paused));
    }

    @Test
    void renewsNothingThatIsOver() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(5, 1);
        Reservation search = admitted(ledger, caller);
        charged(ledger, search);

        assertEquals(List.of(), ledger.heartbeat(List.of(search)));
        assertUsage(1, 0, ledger.usage(caller));
    }

    @Test
    void holdsATierThatHasBecomeSmaller() throws Exception {
        SearchLedger ledger = monthly();
        setTime(APRIL);
        Caller large = caller(5, 3);
        Caller small = new Caller(large.id(), large.subject(), new Tier("small", 1, 1, 0));
        admitted(ledger, large);
        charged(ledger, admitted(ledger, large));
        charged(ledger, admitted(ledger, large));

        assertInstanceOf(Decision.ConcurrencyExceeded.class, ledger.admit(request(), small));
        pass(SearchLedger.LEASE);
        assertInstanceOf(Decision.QuotaDepleted.class, ledger.admit(request(), small));
        assertTrue(ledger.usage(small).used() > small.tier().quota());
    }
}
