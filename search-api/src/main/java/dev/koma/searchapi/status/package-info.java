/** {@code /status} and health: what is indexed, and whether the index answers. */
@NullMarked
package dev.koma.searchapi.status;

import org.jspecify.annotations.NullMarked;
