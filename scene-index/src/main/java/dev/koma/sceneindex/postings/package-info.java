/**
 * How the index keeps local features on disk, laid out for scanning; entry types
 * {@link dev.koma.sceneindex.postings.FeatureTokens} to write them and {@link dev.koma.sceneindex.postings.FeatureTerms} to
 * find them.
 */
@NullMarked
package dev.koma.sceneindex.postings;

import org.jspecify.annotations.NullMarked;
