/** The index on disk: format, writing, reading; entry type {@link dev.koma.sceneindex.store.SceneIndex}. */
@NullMarked
package dev.koma.sceneindex.store;

import org.jspecify.annotations.NullMarked;
