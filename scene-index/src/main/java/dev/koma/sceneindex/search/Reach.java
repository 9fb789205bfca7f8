package dev.koma.sceneindex.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The runs that a picture may be from when it is like one of them. */
final class Reach {
    /** How far from a run others are compared. */
    private static final long MICROS = 3_000_000;
    /** The same within the shot: key frames that show little new have no words of their own. */
    private static final long SHOT_MICROS = 12_000_000;
    /** Most runs that are compared on each side. */
    private static final int MOST_RUNS = 80;

    private final KeyframeTimeline timeline;

    Reach(KeyframeTimeline timeline) {
        this.timeline = timeline;
    }

    /** The run itself and those around it, in order of time, then those that were decoded again. */
    List<RunView> around(RunView near) throws IOException {
        RunView middle = timeline.current(near);
        Deque<RunView> runs = new ArrayDeque<>();
        runs.add(middle);
        long time = middle.run().startMicros();
        boolean sameShot = true;
        RunView run = middle;
        for (int i = 0; i < MOST_RUNS; i++) {
            sameShot &= !run.run().startsShot();
            run = timeline.before(run);
            if (run == null || run.run().endMicros() < time - (sameShot ? SHOT_MICROS : MICROS)) {
                break;
            }
            runs.addFirst(run);
        }
        sameShot = true;
        run = middle;
        for (int i = 0; i < MOST_RUNS; i++) {
            run = timeline.after(run);
            if (run == null) {
                break;
            }
            sameShot &= !run.run().startsShot();
            if (run.run().startMicros() > time + (sameShot ? SHOT_MICROS : MICROS)) {
                break;
            }
            runs.addLast(run);
        }
        Set<RunView> all = new LinkedHashSet<>(runs);
        all.addAll(timeline.decodedNear(middle));
        return new ArrayList<>(all);
    }
}
