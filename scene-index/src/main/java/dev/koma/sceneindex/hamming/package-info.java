/** Comparing many bit patterns with one; entry type {@link dev.koma.sceneindex.hamming.HammingScan}. */
@NullMarked
package dev.koma.sceneindex.hamming;

import org.jspecify.annotations.NullMarked;
