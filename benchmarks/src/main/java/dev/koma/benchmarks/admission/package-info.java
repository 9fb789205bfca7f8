/** How long it takes to decide who may search; entry type {@link dev.koma.benchmarks.admission.AdmissionBench}. */
@NullMarked
package dev.koma.benchmarks.admission;

import org.jspecify.annotations.NullMarked;
