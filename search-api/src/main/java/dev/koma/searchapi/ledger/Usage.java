package dev.koma.searchapi.ledger;

import java.time.Instant;

/**
 * What a caller has used of its tier.
 *
 * @param used searches charged in the quota window
 * @param running searches under way, each of which reserves one of the quota
 * @param resets when searches that count now stop to count: the next month, or the next slice of a rolling window
 */
public record Usage(long used, int running, Instant resets) {}
