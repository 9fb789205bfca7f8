/**
 * Fetches pictures that strangers name by URL, without ever reaching into the network that the server stands in. Entry:
 * {@link dev.koma.searchapi.fetch.UrlFetcher}.
 */
@NullMarked
package dev.koma.searchapi.fetch;

import org.jspecify.annotations.NullMarked;
