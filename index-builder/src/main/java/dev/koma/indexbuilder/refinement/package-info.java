/** A second look at videos of which only key frames are indexed; entry type {@link dev.koma.indexbuilder.refinement.StretchDecoder}. */
@NullMarked
package dev.koma.indexbuilder.refinement;

import org.jspecify.annotations.NullMarked;
