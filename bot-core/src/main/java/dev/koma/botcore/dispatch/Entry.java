package dev.koma.botcore.dispatch;

import org.jspecify.annotations.Nullable;

/** A job in the dispatcher. Guarded by the dispatcher's lock, except while one thread works on it. */
final class Entry {
    private Job job;
    /** Not to be started yet. */
    boolean held;
    /** Whether some attempt has begun. */
    boolean started;

    boolean mayHaveBeenAnswered;
    int attempts;
    /** Attempts after which to come again was asked for. */
    int busy;

    JobHandler.@Nullable GivingUp end;

    Entry(Job job, boolean mayHaveBeenAnswered) {
        this.job = job;
        this.mayHaveBeenAnswered = mayHaveBeenAnswered;
    }

    Job job() {
        return job;
    }

    void payload(String payload) {
        job = job.withPayload(payload);
    }
}
