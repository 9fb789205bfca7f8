/**
 * Runs, spans of frames that look the same, and key frames, the stretches of runs that one frame stands for; entry type
 * {@link dev.koma.sceneindex.run.KeyframeBuilder}.
 */
@NullMarked
package dev.koma.sceneindex.run;

import org.jspecify.annotations.NullMarked;
