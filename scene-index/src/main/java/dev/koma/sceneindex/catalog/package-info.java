/** What is indexed: one record a video, and the totals. */
@NullMarked
package dev.koma.sceneindex.catalog;

import org.jspecify.annotations.NullMarked;
