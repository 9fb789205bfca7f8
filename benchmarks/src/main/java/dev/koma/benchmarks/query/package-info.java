/** Pictures to search for, of which it is known where they are from; entry type {@link dev.koma.benchmarks.query.QuerySet}. */
@NullMarked
package dev.koma.benchmarks.query;

import org.jspecify.annotations.NullMarked;
