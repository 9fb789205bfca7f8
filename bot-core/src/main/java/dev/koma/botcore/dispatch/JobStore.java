package dev.koma.botcore.dispatch;

import dev.koma.botcore.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Remembers what was accepted, across restarts. Each method is atomic, and what it did is durable when it returns. Safe for use by
 * many threads.
 */
public interface JobStore extends AutoCloseable {
    /**
     * Stores a job, unless one of its keys was seen before.
     *
     * @param keys of the events that it comes from; remembered until {@link #forget}, also after the job is finished
     * @return whether it is stored now
     */
    boolean accept(Job job, Set<String> keys) throws StoreException;

    /** Whether one of the keys was seen before. */
    boolean knows(Set<String> keys) throws StoreException;

    /** Gives an unfinished job another payload and more keys, unless one of them was seen before or there is no such job. */
    boolean amend(String id, String payload, Set<String> keys) throws StoreException;

    /**
     * Notes whether the answer is about to be sent.
     *
     * @return whether the job is still this process's: another one may have taken it over, or it is finished
     */
    boolean answering(String id, boolean answering) throws StoreException;

    /** Removes a job that was answered or given up. */
    void finish(String id) throws StoreException;

    /** All that is not finished and this process's, in the order of acceptance. */
    List<StoredJob> unfinished() throws StoreException;

    /**
     * Makes this process's what was accepted by one that is gone, and tells that this one is not. Called at the start and then every
     * {@link Dispatcher#SWEEP}.
     *
     * @return what is this process's now and was not known to be, in the order of acceptance
     */
    List<StoredJob> takeOver() throws StoreException;

    /** Forgets the keys that were seen before a time. */
    void forget(Instant seenBefore) throws StoreException;

    @Override
    void close() throws StoreException;
}
