/** Videos that were never filmed; entry type {@link dev.koma.benchmarks.synthetic.SyntheticLibrary}. */
@NullMarked
package dev.koma.benchmarks.synthetic;

import org.jspecify.annotations.NullMarked;
