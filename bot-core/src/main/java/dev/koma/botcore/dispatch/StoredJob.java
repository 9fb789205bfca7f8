package dev.koma.botcore.dispatch;

/**
 * A job that was accepted and not finished.
 *
 * @param job the job
 * @param answering whether its answer was about to be sent, so that it may have been
 */
public record StoredJob(Job job, boolean answering) {}
