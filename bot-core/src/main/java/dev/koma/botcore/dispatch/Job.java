package dev.koma.botcore.dispatch;

import java.time.Instant;

/**
 * A request that was accepted, or is to be.
 *
 * @param id unique, at most 32 characters
 * @param lane whose it is: the jobs of a lane are started in the order in which they were accepted
 * @param place where it comes from: no place may have more than its share of the jobs
 * @param concurrency how many jobs of the lane may be under way at a time
 * @param priority jobs of higher priority are started first
 * @param acceptedAt when it came
 * @param notBefore when it may be started
 * @param expiresAt when it is no longer worth an answer
 * @param payload what is to be done, in the handler's words
 */
public record Job(
        String id,
        String lane,
        String place,
        int concurrency,
        int priority,
        Instant acceptedAt,
        Instant notBefore,
        Instant expiresAt,
        String payload) {
    public Job {
        if (concurrency < 1) {
            throw new IllegalArgumentException("no job could ever be started");
        }
    }

    /** Without the payload, in which there can be a secret. */
    @Override
    public String toString() {
        return "Job[" + id + ", " + lane + ", accepted at " + acceptedAt + "]";
    }

    /** The same job with something else to do. */
    public Job withPayload(String other) {
        return new Job(id, lane, place, concurrency, priority, acceptedAt, notBefore, expiresAt, other);
    }
}
