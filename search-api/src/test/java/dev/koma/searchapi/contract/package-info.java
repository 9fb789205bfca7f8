/** The contract of the HTTP API, against a running server whose index, decoder and fetcher are made up. */
@NullMarked
package dev.koma.searchapi.contract;

import org.jspecify.annotations.NullMarked;
