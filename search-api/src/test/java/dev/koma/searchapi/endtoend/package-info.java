/** The whole server over a real index of real, generated videos. */
@NullMarked
package dev.koma.searchapi.endtoend;

import org.jspecify.annotations.NullMarked;
