package dev.koma.media.clip;

/**
 * Which part of a video to render, and how.
 *
 * @param startMicros on the player's clock
 * @param endMicros above {@code startMicros}
 * @param width even; the height follows from the aspect ratio, even
 * @param mute whether to leave the sound out
 */
public record ClipSpec(long startMicros, long endMicros, int width, boolean mute) {
    public ClipSpec {
        if (startMicros < 0 || endMicros <= startMicros) {
            throw new IllegalArgumentException("clip from " + startMicros + " to " + endMicros);
        }
        if (width < 16 || width % 2 != 0) {
            throw new IllegalArgumentException("clip of width " + width);
        }
    }
}
