package dev.koma.media.still;

import dev.koma.media.MediaException;
import java.nio.file.Path;

/** Renders one frame of a library video. */
public final class StillRenderer {
    /**
     * The frame shown at a time, upright, with square pixels.
     *
     * @param timeMicros on the player's clock; clamped to the first and the last frame
     * @param width of the picture, even; the height follows from the aspect ratio, even
     */
    public byte[] render(Path file, long timeMicros, int width, StillFormat format) throws MediaException {
        throw new UnsupportedOperationException();
    }
}
