package dev.koma.botcore.dispatch;

/**
 * What the dispatcher has done since it was made, and does.
 *
 * @param accepted jobs that became durable
 * @param duplicates jobs from events that were known
 * @param refusedLane jobs that found their lane full
 * @param refusedTotal jobs that found the whole or their place full
 * @param finished jobs answered by their handler, or beyond answering
 * @param gaveUp jobs that ended with a word of regret
 * @param expired jobs that ended without a word, as it could not be sent in time
 * @param takenOver jobs that another process answers, which took this one for dead
 * @param retries attempts after the first
 * @param failures attempts that ended with something unforeseen
 * @param storeFailures times that something could not be remembered
 * @param unfinished jobs now
 * @param running of them worked on
 */
public record DispatchCounts(
        long accepted,
        long duplicates,
        long refusedLane,
        long refusedTotal,
        long finished,
        long gaveUp,
        long expired,
        long takenOver,
        long retries,
        long failures,
        long storeFailures,
        int unfinished,
        int running) {}
