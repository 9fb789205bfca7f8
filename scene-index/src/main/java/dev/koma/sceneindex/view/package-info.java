/** What the stages of a search read of an index: the port {@link dev.koma.sceneindex.view.IndexView}. */
@NullMarked
package dev.koma.sceneindex.view;

import org.jspecify.annotations.NullMarked;
