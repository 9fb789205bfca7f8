package dev.koma.sceneindex.search;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.RunBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the finds of a search into moments: finds of one file that belong to the same scene are one. The bounds of a moment are
 * those of the neighbouring runs that look like its best run; a shot that looks different is never reached.
 */
final class Moments {
    /** Largest squared gradient distance from the best run for a run of the same shot to belong to the moment. */
    static final int SAME_LOOK = 6 * RunBuilder.BOUND;
    /** The same across a shot boundary, where the look must hardly have changed: the boundary was a flash or an error. */
    static final int SAME_LOOK_ACROSS_SHOTS = RunBuilder.BOUND;
    /** Finds of one shot that are not further apart than this are one scene, in microseconds. */
    static final long SCENE_GAP_MICROS = 2_000_000;

    private final Timeline timeline;
    private final List<Scene> scenes = new ArrayList<>();

    private Moments(Timeline timeline) {
        this.timeline = timeline;
    }

    /**
     * @param finds best first
     * @param limit most moments to return
     */
    static List<Moment> of(List<Find> finds, Timeline timeline, int limit) throws IOException {
        Moments moments = new Moments(timeline);
        // The second says how sure the first is, also when only one is wanted.
        int scenes = Math.max(2, limit);
        for (Find find : finds) {
            if (!moments.absorb(find)) {
                if (moments.scenes.size() == scenes) {
                    break;
                }
                moments.scenes.add(moments.sceneOf(find));
            }
        }
        return moments.moments().subList(0, Math.min(limit, moments.scenes.size()));
    }

    private List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            double score = scenes.get(i).best.score();
            boolean alone = scenes.size() == 1;
            double rival = alone ? 0 : scenes.get(i == 0 ? 1 : 0).best.score();
            moments.add(scenes.get(i).moment(Calibration.similarity(score, score - rival)));
        }
        return moments;
    }

    private boolean absorb(Find find) {
        for (Scene scene : scenes) {
            if (scene.covers(find.run())) {
                return true;
            }
        }
        return false;
    }

    private Scene sceneOf(Find find) throws IOException {
        RunView best = find.run();
        RunView first = best;
        for (RunView next = before(first, best); next != null; next = before(first, best)) {
            first = next;
        }
        RunView last = best;
        for (RunView next = after(last, best); next != null; next = after(last, best)) {
            last = next;
        }
        return new Scene(find, first, last, shotStart(first), shotEnd(last));
    }

    private @Nullable RunView before(RunView run, RunView best) throws IOException {
        RunView before = timeline.before(run);
        return before != null
                        && isKnown(before, best)
                        && looksLike(before, best, run.run().startsShot())
                ? before
                : null;
    }

    private @Nullable RunView after(RunView run, RunView best) throws IOException {
        RunView after = timeline.after(run);
        return after != null
                        && isKnown(after, best)
                        && looksLike(after, best, after.run().startsShot())
                ? after
                : null;
    }

    /** Where the best run's bounds are exact, those of the moment are not to be guesses. */
    private boolean isKnown(RunView run, RunView best) {
        return !timeline.isEstimated(run) || timeline.isEstimated(best);
    }

    private static boolean looksLike(RunView run, RunView best, boolean acrossShots) {
        int distance = Descriptor.gradientDistance(
                run.run().descriptor().gradients(), best.run().descriptor().gradients());
        return distance <= (acrossShots ? SAME_LOOK_ACROSS_SHOTS : SAME_LOOK);
    }

    /** Goes back within the shot, but no further than finds of the scene may lie. */
    private long shotStart(RunView first) throws IOException {
        long limit = first.run().startMicros() - SCENE_GAP_MICROS;
        RunView run = first;
        while (!run.run().startsShot() && run.run().startMicros() > limit) {
            RunView before = timeline.before(run);
            if (before == null) {
                break;
            }
            run = before;
        }
        return Math.max(limit, run.run().startMicros());
    }

    private long shotEnd(RunView last) throws IOException {
        long limit = last.run().endMicros() + SCENE_GAP_MICROS;
        long end = last.run().endMicros();
        for (RunView run = timeline.after(last);
                run != null && !run.run().startsShot() && end < limit;
                run = timeline.after(run)) {
            end = run.run().endMicros();
        }
        return Math.min(limit, end);
    }

    /** A moment, and the stretch of its shot in which further finds belong to it. */
    private record Scene(Find best, RunView first, RunView last, long fromMicros, long toMicros) {
        boolean covers(RunView run) {
            return run.video().id().equals(best.run().video().id())
                    && run.run().startMicros() < toMicros
                    && run.run().endMicros() > fromMicros;
        }

        Moment moment(double similarity) {
            long start = best.run().run().startMicros();
            long end = best.run().run().endMicros();
            return new Moment(
                    best.run().video(),
                    first.run().startMicros(),
                    start + (end - start) / 2,
                    last.run().endMicros(),
                    best.hints().contains(Hint.FLAT) ? Math.min(Calibration.FLAT, similarity) : similarity,
                    best.hints());
        }
    }
}
