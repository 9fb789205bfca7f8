/**
 * Where state lies that outlives a request: {@link dev.koma.searchapi.store.StateFile}, a database in the data directory.
 * What lies there is the business of the packages that use it.
 */
@NullMarked
package dev.koma.searchapi.store;

import org.jspecify.annotations.NullMarked;
