/**
 * Which of the frames around a candidate a picture shows, once it is known where in the picture the frame lies; entry types
 * {@link dev.koma.sceneindex.fine.VisibleFrame}, {@link dev.koma.sceneindex.fine.RunComparison}, and
 * {@link dev.koma.sceneindex.fine.FrameComparison} for decoded frames.
 */
@NullMarked
package dev.koma.sceneindex.fine;

import org.jspecify.annotations.NullMarked;
