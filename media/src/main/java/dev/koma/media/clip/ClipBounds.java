package dev.koma.media.clip;

import java.util.List;

/**
 * The part of a video that a preview shows: the shot around a moment, never a neighbouring one.
 *
 * @param startMicros on the player's clock
 * @param endMicros above {@code startMicros}, exclusive: a frame that begins here does not belong to the clip
 */
public record ClipBounds(long startMicros, long endMicros) {
    private static final long SIDE = 5_000_000;
    private static final long LEAST = 1_000_000;

    /** What is left of a video whose claimed length is nothing. */
    private static final long FRAME = 40_000;

    /**
     * Cuts at shot boundaries around {@code atMicros}: at most 5 s on each side, at least 1 s long where the video allows.
     *
     * <p>Only a shot shorter than 1 s is left: the clip then grows equally on both sides, and where the video ends on one side, on
     * the other. A moment outside of the video counts as its nearest one.
     *
     * @param shotStartsMicros ascending
     * @param durationMicros of the video
     */
    public static ClipBounds around(long atMicros, List<Long> shotStartsMicros, long durationMicros) {
        long end = Math.max(durationMicros, FRAME);
        long at = Math.clamp(atMicros, 0, end - 1);
        long shotStart = 0;
        long shotEnd = end;
        for (long start : shotStartsMicros) {
            if (start <= at) {
                shotStart = Math.max(shotStart, start);
            } else {
                shotEnd = Math.min(shotEnd, start);
                break;
            }
        }
        long from = Math.max(shotStart, at - SIDE);
        long to = Math.min(shotEnd, at > Long.MAX_VALUE - SIDE ? Long.MAX_VALUE : at + SIDE);
        return to - from >= LEAST ? new ClipBounds(from, to) : grown(from, to, end);
    }

    private static ClipBounds grown(long from, long to, long videoEnd) {
        long length = Math.min(LEAST, videoEnd);
        long start = from - (length - (to - from)) / 2;
        start = Math.clamp(start, 0, videoEnd - length);
        return new ClipBounds(start, start + length);
    }
}
