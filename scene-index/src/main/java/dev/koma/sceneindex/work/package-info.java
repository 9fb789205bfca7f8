/** One computation on several threads; entry type {@link dev.koma.sceneindex.work.Crew}. */
@NullMarked
package dev.koma.sceneindex.work;

import org.jspecify.annotations.NullMarked;
