/** Runs: spans of frames that look the same; entry type {@link dev.koma.sceneindex.run.RunBuilder}. */
@NullMarked
package dev.koma.sceneindex.run;

import org.jspecify.annotations.NullMarked;
