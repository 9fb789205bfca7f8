/** Local features of pictures; entry type {@link dev.koma.sceneindex.feature.FeatureExtractor}. */
@NullMarked
package dev.koma.sceneindex.feature;

import org.jspecify.annotations.NullMarked;
