/** Measurements in large libraries; entry type {@link dev.koma.benchmarks.scale.ScaleBench}. */
@NullMarked
package dev.koma.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
