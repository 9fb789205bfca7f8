/**
 * Previews of a moment: signed links to them, stills and clips, rendered once and kept in a bounded cache. Entry:
 * {@link dev.koma.searchapi.preview.PreviewLinks}.
 */
@NullMarked
package dev.koma.searchapi.preview;

import org.jspecify.annotations.NullMarked;
