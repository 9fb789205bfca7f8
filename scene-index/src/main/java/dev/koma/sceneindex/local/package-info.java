/** The local stage: finds key frames that share features with a picture; entry type {@link dev.koma.sceneindex.local.LocalSearch}. */
@NullMarked
package dev.koma.sceneindex.local;

import org.jspecify.annotations.NullMarked;
