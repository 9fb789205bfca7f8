/** Tests of where state lies, and {@link dev.koma.searchapi.store.RedisProcess}, a real server for all tests that need one. */
@NullMarked
package dev.koma.searchapi.store;

import org.jspecify.annotations.NullMarked;
