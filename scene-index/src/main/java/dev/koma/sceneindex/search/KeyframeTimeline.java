package dev.koma.sceneindex.search;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.view.IndexView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Steps along the runs of the key frames of an index; remembers what it read and what was decoded again, so one timeline a
 * search.
 */
public final class KeyframeTimeline implements Timeline {
    private final IndexView index;
    private final Map<Integer, List<Run>> read = new HashMap<>();
    /** Key frames of first passes whose runs were decoded since. */
    private final Set<Integer> refined = new HashSet<>();
    /** The runs that were decoded. */
    private final Set<Run> decoded = Collections.newSetFromMap(new IdentityHashMap<>());

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

    @Override
    public boolean isEstimated(RunView run) {
        return run.video().coverage() == Coverage.KEYFRAMES && !decoded.contains(run.run());
    }

    /**
     * Puts other runs in the place of the one that a first pass made of a key frame.
     *
     * @param fresh those of them that were decoded
     * @param runs all, in order of time
     */
    void replace(int keyframe, List<Run> fresh, List<Run> runs) {
        read.put(keyframe, List.copyOf(runs));
        decoded.addAll(fresh);
        refined.add(keyframe);
    }

    boolean isRefined(int keyframe) {
        return refined.contains(keyframe);
    }

    /** The run, or what is there since its key frame was decoded again: the first of its runs. */
    RunView current(RunView run) throws IOException {
        return isRefined(run.keyframe()) && !runsOf(run.keyframe()).contains(run.run()) ? view(run.keyframe(), 0) : run;
    }

    /** The runs that were decoded of a run's key frame and of those beside it; in order of time. */
    List<RunView> decodedNear(RunView run) throws IOException {
        List<RunView> found = new ArrayList<>();
        for (int keyframe : new int[] {index.before(run.keyframe()), run.keyframe(), index.after(run.keyframe())}) {
            for (int i = 0; isRefined(keyframe) && i < runsOf(keyframe).size(); i++) {
                RunView view = view(keyframe, i);
                if (!isEstimated(view)) {
                    found.add(view);
                }
            }
        }
        return found;
    }
}
