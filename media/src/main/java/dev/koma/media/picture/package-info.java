/** Pictures from strangers, decoded in child processes; entry type {@link dev.koma.media.picture.PictureDecoder}. */
@NullMarked
package dev.koma.media.picture;

import org.jspecify.annotations.NullMarked;
