package dev.koma.searchapi.stats;

import org.jspecify.annotations.Nullable;

/**
 * One request of {@code /search} that is over.
 *
 * @param status of its answer; 499 when the client did not wait for it
 * @param figures of the search, or null when it was not answered with 200
 */
record Entry(int status, @Nullable SearchFigures figures) {}
