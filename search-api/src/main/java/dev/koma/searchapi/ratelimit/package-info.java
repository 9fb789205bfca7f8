/**
 * How many requests one address may send, and the headers that say so on every answer; entry type
 * {@link dev.koma.searchapi.ratelimit.RequestRates}.
 */
@NullMarked
package dev.koma.searchapi.ratelimit;

import org.jspecify.annotations.NullMarked;
