/** Every frame of a video, in order, small; entry type {@link dev.koma.media.frame.FrameReader}. */
@NullMarked
package dev.koma.media.frame;

import org.jspecify.annotations.NullMarked;
