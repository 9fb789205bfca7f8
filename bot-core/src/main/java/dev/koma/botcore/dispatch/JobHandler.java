package dev.koma.botcore.dispatch;

import dev.koma.botcore.store.StoreException;

/** Does the work. Called by many threads. */
public interface JobHandler {
    /**
     * Works on a job and answers it.
     *
     * @throws InterruptedException when the process is about to end: the job stays stored
     */
    Outcome handle(Attempt attempt) throws InterruptedException, StoreException;

    /** Tells whoever asked that there will be no answer. {@link Outcome.Busy} is the same as {@link Outcome.Finished}. */
    Outcome giveUp(Attempt attempt, GivingUp why) throws InterruptedException, StoreException;

    /** Why there will be no answer. */
    enum GivingUp {
        /** It was tried often enough. */
        BUSY,
        /** It took too long. */
        EXPIRED,
        /** Something unforeseen went wrong. */
        FAILED
    }
}
