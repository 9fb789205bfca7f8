package dev.koma.sceneindex.search;

import dev.koma.sceneindex.catalog.VideoRecord;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One scene of one video that looks like the picture.
 *
 * @param video where
 * @param fromMicros start of the span that looks the same, in microseconds from the start of the video
 * @param atMicros the best moment, within the span
 * @param toMicros end of the span
 * @param similarity 0 to 1; 0.90 is the line between a match and a look-alike
 * @param hints what was special about the picture, in the order of {@link Hint}; usually none
 */
public record Moment(
        VideoRecord video, long fromMicros, long atMicros, long toMicros, double similarity, Set<Hint> hints) {
    public Moment {
        EnumSet<Hint> ordered = EnumSet.noneOf(Hint.class);
        ordered.addAll(hints);
        hints = Collections.unmodifiableSet(ordered);
    }

    /** A moment about which nothing was special. */
    public Moment(VideoRecord video, long fromMicros, long atMicros, long toMicros, double similarity) {
        this(video, fromMicros, atMicros, toMicros, similarity, Set.of());
    }
}
