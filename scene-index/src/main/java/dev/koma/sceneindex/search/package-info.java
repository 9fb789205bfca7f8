/** A picture in, moments out: the query and its answer. */
@NullMarked
package dev.koma.sceneindex.search;

import org.jspecify.annotations.NullMarked;
