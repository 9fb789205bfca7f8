/** Preview clips; entry type {@link dev.koma.media.clip.ClipRenderer}. */
@NullMarked
package dev.koma.media.clip;

import org.jspecify.annotations.NullMarked;
