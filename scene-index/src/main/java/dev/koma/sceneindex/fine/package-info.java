/**
 * Where exactly the frames of a video lie in a picture, once it is known about; entry type
 * {@link dev.koma.sceneindex.fine.Registration}.
 */
@NullMarked
package dev.koma.sceneindex.fine;

import org.jspecify.annotations.NullMarked;
