/** What a media file holds; entry type {@link dev.koma.media.probe.Probe}. */
@NullMarked
package dev.koma.media.probe;

import org.jspecify.annotations.NullMarked;
