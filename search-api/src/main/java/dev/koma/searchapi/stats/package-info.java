/**
 * {@code /stats}: how many searches were answered how, how long they took and how alike the best matches were, by minute, hour
 * and day; entry type {@link dev.koma.searchapi.stats.SearchLog}.
 */
@NullMarked
package dev.koma.searchapi.stats;

import org.jspecify.annotations.NullMarked;
