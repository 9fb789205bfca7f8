package dev.koma.searchapi.ledger;

import dev.koma.searchapi.account.Caller;

/**
 * One search under way.
 *
 * @param request its name
 * @param caller whose quota and concurrency it counts for
 * @param slice of time in which it was admitted, see {@link QuotaWindow}
 */
public record Reservation(String request, Caller caller, long slice) {}
