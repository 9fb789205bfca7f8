/** Pixels: the query picture and the small planes that descriptors are made from. */
@NullMarked
package dev.koma.sceneindex.picture;

import org.jspecify.annotations.NullMarked;
