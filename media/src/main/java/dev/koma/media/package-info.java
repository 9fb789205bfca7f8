/** What all rooms of the media module share: the one exception. */
@NullMarked
package dev.koma.media;

import org.jspecify.annotations.NullMarked;
