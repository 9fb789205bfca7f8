package dev.koma.botcore.search;

/**
 * How much somebody may search.
 *
 * @param quota searches a month
 * @param used of them
 */
public record QuotaUse(int quota, int used) {}
