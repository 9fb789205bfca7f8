package dev.koma.searchapi.admission;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.ledger.Decision;
import dev.koma.searchapi.ledger.Reservation;
import dev.koma.searchapi.ledger.SearchLedger;
import dev.koma.searchapi.ledger.Settlement;
import dev.koma.searchapi.ledger.Usage;
import dev.koma.searchapi.queue.QueueRefusal;
import dev.koma.searchapi.queue.SearchQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Decides who may search now: by the caller's concurrency, then its quota, then the room in the queue. Safe for use by several
 * threads.
 */
public final class SearchAdmission {
    private final SearchLedger ledger;
    private final SearchQueue queue;
    private final Supplier<String> requestNames;
    private final AdmissionMeters meters;
    private final Set<Reservation> held = ConcurrentHashMap.newKeySet();

    /** @param requestNames gives a name that no other request ever has */
    SearchAdmission(SearchLedger ledger, SearchQueue queue, Supplier<String> requestNames, AdmissionMeters meters) {
        this.ledger = ledger;
        this.queue = queue;
        this.requestNames = requestNames;
        this.meters = meters;
        meters.watch(this);
    }

    /** One whose requests are named by random UUIDs; its leases are renewed by nobody. */
    public static SearchAdmission of(SearchLedger ledger, SearchQueue queue, MeterRegistry registry) {
        return new SearchAdmission(ledger, queue, () -> UUID.randomUUID().toString(), new AdmissionMeters(registry));
    }

    /**
     * Asks for a search. Nothing is held when this throws.
     *
     * @return to be closed when the search is over, however it ended
     * @throws SearchRefusal 402 or 503, as the contract says
     */
    public Permit admit(Caller caller) throws SearchRefusal {
        return switch (ledger.admit(requestNames.get(), caller)) {
            case Decision.ConcurrencyExceeded exceeded ->
                throw refused("concurrency", "Concurrency limit exceeded", exceeded);
            case Decision.QuotaDepleted depleted -> throw refused("quota", "Search quota depleted", depleted);
            case Decision.Admitted admitted -> {
                held.add(admitted.reservation());
                Permit permit = new Permit(this, admitted.reservation(), admitted.usage());
                checkRoom(permit);
                yield permit;
            }
        };
    }

    private SearchRefusal refused(String reason, String sentence, Decision decision) {
        meters.refused(reason);
        return new SearchRefusal(new ApiException(402, sentence), decision.usage());
    }

    /**
     * Says at once, without asking the ledger, whom the queue has no room for; never blocks. To others, and to callers that have
     * searches under way here and may hear of their concurrency first, {@link #admit} has the answer.
     */
    public Optional<ApiException> refusalAtOnce(Caller caller) {
        for (Reservation search : held) {
            if (search.caller().subject().equals(caller.subject())) {
                return Optional.empty();
            }
        }
        try {
            queue.checkRoom(caller.tier().priority());
            return Optional.empty();
        } catch (QueueRefusal e) {
            return Optional.of(busy(e));
        }
    }

    /** Before the picture is fetched: who would find no place is told so now. */
    private void checkRoom(Permit permit) throws SearchRefusal {
        try {
            queue.checkRoom(permit.caller().tier().priority());
        } catch (QueueRefusal e) {
            permit.close();
            throw new SearchRefusal(busy(e), permit.usage());
        }
    }

    static ApiException busy(QueueRefusal refusal) {
        return new ApiException(503, "Search queue is full", refusal.retryAfter());
    }

    Usage charge(Reservation reservation) {
        held.remove(reservation);
        return switch (ledger.commit(reservation)) {
            case Settlement.Charged charged -> {
                meters.charged();
                yield charged.usage();
            }
            case Settlement.Lapsed lapsed -> {
                meters.refused("lapsed");
                throw new ApiException(402, "Search quota depleted");
            }
        };
    }

    void giveBack(Reservation reservation) {
        held.remove(reservation);
        ledger.giveBack(reservation);
        meters.gaveBack();
    }

    /**
     * Renews the leases of all searches under way. One that cannot be renewed, because this process stood still and others have
     * taken its place, goes on: when it is charged it is found out whether it may be answered.
     */
    void renew() {
        List<Reservation> lost = ledger.heartbeat(List.copyOf(held));
        meters.lost(lost.size());
    }

    SearchQueue queue() {
        return queue;
    }

    /** Searches under way that hold a lease. */
    int leases() {
        return held.size();
    }
}
