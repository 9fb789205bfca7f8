package dev.koma.indexbuilder.ingest;

import dev.koma.media.frame.SmallFrame;
import dev.koma.sceneindex.run.Keyframe;
import java.util.List;

/** Makes key frames of the frames of one pass over one video. */
interface KeyframeSink {
    /** @param frame above the one before in time; read during the call only */
    void add(SmallFrame frame);

    /** @return the key frames in order, the last one up to the end */
    List<Keyframe> finish(long endMicros);
}
