package dev.koma.sceneindex.search;

import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.view.IndexView;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps along the runs of the key frames of an index; remembers what it read, so one timeline a search. */
public final class KeyframeTimeline implements Timeline {
    private final IndexView index;
    private final Map<Integer, List<Run>> read = new HashMap<>();

    public KeyframeTimeline(IndexView index) {
        this.index = index;
    }

    /** The runs that a key frame stands for, in order of time. */
    public List<Run> runsOf(int keyframe) throws IOException {
        List<Run> runs = read.get(keyframe);
        if (runs == null) {
            runs = index.runsOf(keyframe);
            read.put(keyframe, runs);
        }
        return runs;
    }

    /** One of them. */
    public RunView view(int keyframe, int run) throws IOException {
        return new RunView(
                index.videoOf(keyframe), keyframe, run, runsOf(keyframe).get(run));
    }

    @Override
    public @Nullable RunView before(RunView run) throws IOException {
        if (run.index() > 0) {
            return view(run.keyframe(), run.index() - 1);
        }
        int before = index.before(run.keyframe());
        return before < 0 ? null : view(before, runsOf(before).size() - 1);
    }

    @Override
    public @Nullable RunView after(RunView run) throws IOException {
        if (run.index() + 1 < runsOf(run.keyframe()).size()) {
            return view(run.keyframe(), run.index() + 1);
        }
        int after = index.after(run.keyframe());
        return after < 0 ? null : view(after, 0);
    }
}
