/** Measures Koma end to end; entry type {@link dev.koma.benchmarks.Bench}. */
@NullMarked
package dev.koma.benchmarks;

import org.jspecify.annotations.NullMarked;
