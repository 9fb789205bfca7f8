package dev.koma.sceneindex.search;

import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.run.Run;
import java.io.IOException;
import java.util.List;

/** Looks at a stretch of a video again, for a search that needs more than the index holds of it. */
@FunctionalInterface
public interface RunDecoder {
    /** Decodes nothing, where there are no videos beside the index. */
    RunDecoder NONE = (video, from, to) -> List.of();

    /**
     * Decodes a stretch.
     *
     * @param fromMicros first frame wanted, in microseconds from the start of the video
     * @param toMicros end of the stretch, above {@code fromMicros}
     * @return its runs in order of time, as full indexing would make them; empty when there is nothing to decode
     * @throws IOException when the video cannot be read
     */
    List<Run> runs(VideoRecord video, long fromMicros, long toMicros) throws IOException;
}
