package dev.koma.searchapi.queue;

import java.time.Duration;

/**
 * What may wait, and for how long.
 *
 * @param length how many may wait, 0 or more
 * @param patience how long one may wait
 * @param oldestEvery every how manieth of those who waited is the one who waited longest, whatever its priority; 0 is never
 */
public record QueueRules(int length, Duration patience, int oldestEvery) {}
