package dev.koma.sceneindex.search;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Steps along the runs of a video. */
public interface Timeline {
    /** The run before, or null at the beginning of the video. */
    @Nullable RunView before(RunView run) throws IOException;

    /** The run after, or null at the end of the video. */
    @Nullable RunView after(RunView run) throws IOException;
}
