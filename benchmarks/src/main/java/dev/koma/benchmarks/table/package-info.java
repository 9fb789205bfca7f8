/** Tables as files; entry type {@link dev.koma.benchmarks.table.Csv}. */
@NullMarked
package dev.koma.benchmarks.table;

import org.jspecify.annotations.NullMarked;
