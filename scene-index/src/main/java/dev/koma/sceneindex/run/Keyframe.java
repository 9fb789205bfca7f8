package dev.koma.sceneindex.run;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.word.VisualWords;
import java.util.List;

/**
 * A stretch of one shot that one frame stands for: what the global and the local stage look for.
 *
 * @param look gradients, {@link Descriptor#GRADIENTS} bytes, of the run in the stretch that is nearest to all others
 * @param words local features of the stretch's first frame, or of another near its beginning; none where those of a key frame
 *     before it in the shot still describe it
 * @param runs the stretch's runs in order of time, at least one
 */
public record Keyframe(byte[] look, VisualWords words, List<Run> runs) {
    public Keyframe {
        if (look.length != Descriptor.GRADIENTS || runs.isEmpty()) {
            throw new IllegalArgumentException(look.length + " bytes, " + runs.size() + " runs");
        }
        runs = List.copyOf(runs);
    }

    /** Where the stretch begins, in microseconds from the start of the video. */
    public long startMicros() {
        return runs.getFirst().startMicros();
    }

    /** Where the stretch ends. */
    public long endMicros() {
        return runs.getLast().endMicros();
    }
}
