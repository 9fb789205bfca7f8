package dev.koma.searchapi.ledger;

import dev.koma.searchapi.account.Caller;
import java.time.Duration;
import java.util.List;

/**
 * Keeps account of searches: the quota that each caller has used up and the searches that it has under way. Each method is one
 * atomic decision, done once however often it is asked for the same request. Safe for use by several threads; blocks its caller
 * for at most some tens of milliseconds, and never fails because a server behind it does.
 *
 * <p>A search that is under way holds a lease and reserves one search of the quota. Both end with {@link #commit} or
 * {@link #giveBack}, or by themselves when nobody has called {@link #heartbeat} for {@link #LEASE}.
 */
public interface SearchLedger extends AutoCloseable {
    /** How long a lease lasts without a heartbeat. */
    Duration LEASE = Duration.ofSeconds(20);

    /** How often to call {@link #heartbeat}: two may be missed. */
    Duration HEARTBEAT = Duration.ofSeconds(6);

    /**
     * Looks whether the caller may have one more search, first by concurrency, then by quota, and if so takes the lease and
     * reserves the search.
     *
     * @param request never used for another request, such as a random UUID
     * @throws IllegalStateException when the request was already committed or given back
     */
    Decision admit(String request, Caller caller);

    /**
     * Renews leases. One that had run out, because this process stood still, is taken again while there is room for it.
     *
     * @return those that could not be renewed because their place was taken by others; they are no longer reserved
     */
    List<Reservation> heartbeat(List<Reservation> held);

    /** Ends a search that is answered and charges it to the quota window in which it was admitted. */
    Settlement commit(Reservation reservation);

    /** Ends a search that is not answered; does nothing when it is over already. */
    void giveBack(Reservation reservation);

    /** What the caller has used now. */
    Usage usage(Caller caller);

    /** Whether it decides for this server alone, because it does not reach what it shares with others. */
    default boolean isDegraded() {
        return false;
    }

    /** Ends what the ledger runs in the background; what is under way may still be settled, or runs out. */
    @Override
    void close();
}
