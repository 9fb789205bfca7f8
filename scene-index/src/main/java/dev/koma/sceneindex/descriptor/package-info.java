/** Global descriptors of a frame; entry type {@link dev.koma.sceneindex.descriptor.Describer}. */
@NullMarked
package dev.koma.sceneindex.descriptor;

import org.jspecify.annotations.NullMarked;
