package dev.koma.media.frame;

import org.jspecify.annotations.Nullable;

/**
 * Finds hard cuts: a frame that differs from the one before far more than frames did just before, as in the sliding-window test
 * of Yeo and Liu, <i>Rapid scene analysis on compressed video</i> (IEEE Trans. CSVT 5(6), 1995). The difference combines pixels
 * (also with the mean removed, so that lightning counts less) and histograms (so that a pan counts less). A flash of one frame
 * is no cut: the frame after it looks like the frame before it. Nor is the first frame of a fast motion: the step after it is
 * as large. Fades and dissolves are not cuts. The constants were chosen on real clips, whose cuts differ by 20 to 250 grey
 * levels from what was before, with motion at 5 to 60.
 */
final class ShotDetector {
    /** Least difference, in grey levels, of two pictures that belong to different shots. */
    private static final float FLOOR = 12;

    /** How many times the recent mean is added to {@link #FLOOR}. */
    private static final float RATIO = 3;

    /** Motion goes on after the frame that looked like a cut: the step after a cut is smaller than the cut by this factor. */
    private static final float NEXT_STEP = 0.8f;

    /** Weight of the newest difference in the recent mean: about the last eight frames. */
    private static final float RECENT = 0.22f;

    private static final long MIN_SHOT_MICROS = 250_000;

    private float recent;
    private boolean returning;
    private long shotStart = Long.MIN_VALUE;

    /**
     * Whether {@code frame} starts a shot.
     *
     * @param before the frame before, null for the first
     * @param after the frame after, null for the last
     */
    boolean starts(@Nullable ShotFeatures before, ShotFeatures frame, @Nullable ShotFeatures after, long timeMicros) {
        if (before == null) {
            shotStart = timeMicros;
            return false;
        }
        float difference = frame.difference(before);
        if (returning) {
            returning = false;
            return false;
        }
        boolean jump = difference >= FLOOR + RATIO * recent;
        returning = jump && after != null && after.difference(before) < difference / 2;
        boolean cut = jump
                && !returning
                && timeMicros - shotStart >= MIN_SHOT_MICROS
                && (after == null || after.difference(frame) <= NEXT_STEP * difference);
        if (cut) {
            shotStart = timeMicros;
        } else {
            recent += RECENT * (Math.min(difference, 2 * FLOOR) - recent);
        }
        return cut;
    }
}
