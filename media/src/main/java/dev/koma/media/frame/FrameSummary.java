package dev.koma.media.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen when a video was read.
 *
 * @param frames frames handed out
 * @param damaged frames or packets that could not be decoded and were skipped
 * @param endMicros end of the last frame
 * @param shotStartsMicros times at which a shot begins, ascending, without the first frame's
 * @param partial why reading ended before the file's own end, or null
 */
public record FrameSummary(
        long frames,
        long damaged,
        long endMicros,
        List<Long> shotStartsMicros,
        @Nullable String partial) {
    public FrameSummary {
        shotStartsMicros = List.copyOf(shotStartsMicros);
    }
}
