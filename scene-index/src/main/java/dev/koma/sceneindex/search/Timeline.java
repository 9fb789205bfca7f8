package dev.koma.sceneindex.search;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Steps along the runs of a video. */
public interface Timeline {
    /** The run before, or null at the beginning of the video. */
    @Nullable RunView before(RunView run) throws IOException;

    /** The run after, or null at the end of the video. */
    @Nullable RunView after(RunView run) throws IOException;

    /**
     * Whether one frame, a key frame of a first pass, was taken for the whole run: then it is not known what the other frames
     * look like.
     */
    default boolean isEstimated(RunView run) {
        return false;
    }
}
