/** Which work gives way to which when there is more to do than there are processors. */
@NullMarked
package dev.koma.media.niceness;

import org.jspecify.annotations.NullMarked;
