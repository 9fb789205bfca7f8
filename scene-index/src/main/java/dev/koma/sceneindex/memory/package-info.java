/** Files of an index as memory; entry type {@link dev.koma.sceneindex.memory.OffHeap}. */
@NullMarked
package dev.koma.sceneindex.memory;

import org.jspecify.annotations.NullMarked;
