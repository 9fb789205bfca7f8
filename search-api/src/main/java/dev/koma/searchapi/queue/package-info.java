/**
 * The line in front of the search workers: who waits, who is displaced, who is served next. Entry type
 * {@link dev.koma.searchapi.queue.SearchQueue}.
 */
@NullMarked
package dev.koma.searchapi.queue;

import org.jspecify.annotations.NullMarked;
