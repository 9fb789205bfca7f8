/** {@code /search}: a picture in, moments out; entry type {@link dev.koma.searchapi.search.SearchResource}. */
@NullMarked
package dev.koma.searchapi.search;

import org.jspecify.annotations.NullMarked;
