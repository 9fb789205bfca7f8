/** Measurements drawn as pictures; entry type {@link dev.koma.benchmarks.chart.Sheet}. */
@NullMarked
package dev.koma.benchmarks.chart;

import org.jspecify.annotations.NullMarked;
