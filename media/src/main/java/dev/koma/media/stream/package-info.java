/** An opened media file and its decoder, shared by the other rooms; entry type {@link dev.koma.media.stream.VideoStream}. */
@NullMarked
package dev.koma.media.stream;

import org.jspecify.annotations.NullMarked;
