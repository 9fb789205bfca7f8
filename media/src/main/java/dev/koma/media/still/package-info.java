/** One picture of a video at a time; entry type {@link dev.koma.media.still.StillRenderer}. */
@NullMarked
package dev.koma.media.still;

import org.jspecify.annotations.NullMarked;
