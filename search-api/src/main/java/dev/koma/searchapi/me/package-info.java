/** {@code /me}: what the caller may use. */
@NullMarked
package dev.koma.searchapi.me;

import org.jspecify.annotations.NullMarked;
