/** Visual words: local features as the index keeps them; entry type {@link dev.koma.sceneindex.word.VisualWords}. */
@NullMarked
package dev.koma.sceneindex.word;

import org.jspecify.annotations.NullMarked;
