package dev.koma.media.clip;

import java.util.List;

/** The part of a video that a preview shows: the shot around a moment, never a neighbouring one. */
public record ClipBounds(long startMicros, long endMicros) {
    /**
     * Cuts at shot boundaries around {@code atMicros}: at most 5 s on each side, at least 1 s long where the video allows.
     *
     * @param shotStartsMicros ascending
     */
    public static ClipBounds around(long atMicros, List<Long> shotStartsMicros, long durationMicros) {
        throw new UnsupportedOperationException();
    }
}
