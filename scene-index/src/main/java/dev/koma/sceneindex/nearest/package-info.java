/** The nearest of many looks, by scanning all of them; entry type {@link dev.koma.sceneindex.nearest.NearestLooks}. */
@NullMarked
package dev.koma.sceneindex.nearest;

import org.jspecify.annotations.NullMarked;
