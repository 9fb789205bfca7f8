package dev.koma.media.frame;

import org.jspecify.annotations.Nullable;

/**
 * Finds hard cuts: a frame that differs from the one before far more than frames did just before, as in the sliding-window test
 * of Yeo and Liu, <i>Rapid scene analysis on compressed video</i> (IEEE Trans. CSVT 5(6), 1995). The difference combines pixels
 * (also with the mean removed, so that lightning counts less) and histograms (so that a pan counts less). A flash of one frame
 * is no cut: the frame after it looks like the frame before it. Fades and dissolves are not cuts.
 */
final class ShotDetector {
    static final float HISTOGRAM_WEIGHT = 20;

    /** Below this, two pictures are too alike to belong to different shots. */
    private static final float FLOOR = 12;

    /** How many times larger than the recent mean. */
    private static final float RATIO = 3;

    /** Weight of the newest difference in the recent mean: about the last eight frames. */
    private static final float RECENT = 0.22f;

    private static final long MIN_SHOT_MICROS = 250_000;

    private float recent;
    private long shotStart = Long.MIN_VALUE;

    /**
     * @param before the frame before, null for the first
     * @param after the frame after, null for the last
     * @return whether {@code frame} starts a shot
     */
    boolean starts(@Nullable ShotFeatures before, ShotFeatures frame, @Nullable ShotFeatures after, long timeMicros) {
        if (before == null) {
            shotStart = timeMicros;
            return false;
        }
        float difference = frame.difference(before);
        boolean cut = difference >= FLOOR
                && difference >= RATIO * recent
                && timeMicros - shotStart >= MIN_SHOT_MICROS
                && (after == null || after.difference(before) >= difference / 2);
        if (cut) {
            shotStart = timeMicros;
        } else {
            recent += RECENT * (Math.min(difference, 2 * FLOOR) - recent);
        }
        return cut;
    }
}
