package dev.koma.searchapi.admission;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.ledger.Reservation;
import dev.koma.searchapi.ledger.Usage;
import dev.koma.searchapi.queue.Place;
import dev.koma.searchapi.queue.QueueRefusal;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One search that may go on: a reservation of the quota, a lease of the caller's concurrency and, while {@link #search} runs, a
 * place in the queue. Closing it gives back whatever it still holds. Belongs to one thread, but may be closed by any.
 */
public final class Permit implements AutoCloseable {
    private final SearchAdmission admission;
    private final Reservation reservation;
    private final Usage usage;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Permit(SearchAdmission admission, Reservation reservation, Usage usage) {
        this.admission = admission;
        this.reservation = reservation;
        this.usage = usage;
    }

    public Caller caller() {
        return reservation.caller();
    }

    /** What the caller had used at admission, this search under way included. */
    public Usage usage() {
        return usage;
    }

    /**
     * Does the work when its turn has come, on a worker's thread, and waits for its end. The place in the queue is given back
     * however it ends; when this thread is interrupted, so is the worker.
     *
     * @throws ApiException 503 when the work finds no place, loses it or waits too long; and what the work throws itself
     */
    public <T> T search(Callable<T> work) throws InterruptedException {
        Caller caller = caller();
        try (Place<T> place = admission.queue().enter(caller.tier().priority(), caller.subject(), work)) {
            return place.await();
        } catch (QueueRefusal e) {
            throw SearchAdmission.busy(e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException expected
                ? expected
                : new IllegalStateException("A search failed", cause);
    }

    /**
     * Charges the caller for the search, which is answered, and ends the lease.
     *
     * @return what the caller has used now, this search included
     * @throws ApiException 402 when the lease had run out meanwhile and others have used up the quota: it must not be answered
     */
    public Usage charge() {
        if (!open.compareAndSet(true, false)) {
            throw new IllegalStateException("the permit is closed");
        }
        return admission.charge(reservation);
    }

    /** Gives back what is still held; does nothing the second time, and nothing after {@link #charge}. */
    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            admission.giveBack(reservation);
        }
    }
}
