/** Films that tests make for themselves. */
@NullMarked
package dev.koma.indexbuilder.film;

import org.jspecify.annotations.NullMarked;
