package dev.koma.searchapi.admission;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What a caller may use, and has used, as {@code /me} shows it.
 *
 * @param id the address, or for IPv6 the /64 network
 * @param priority in the queue, 0 is the lowest
 * @param concurrency searches at the same time
 * @param quota successful searches a month
 * @param quotaUsed of them, in this month (UTC)
 */
@JsonPropertyOrder({"id", "priority", "concurrency", "quota", "quotaUsed"})
public record Account(String id, int priority, int concurrency, int quota, int quotaUsed) {}
