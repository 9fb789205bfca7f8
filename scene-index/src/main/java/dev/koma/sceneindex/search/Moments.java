package dev.koma.sceneindex.search;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.RunBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the finds of a search into moments: finds of one file that belong to the same scene are one. The bounds of a moment are
 * those of the neighbouring runs that look like its best run, as a whole or as far as the picture shows them, but for short
 * interruptions; a shot that looks different is never reached.
 */
final class Moments {
    /** Largest squared gradient distance from the best run for a run of the same shot to belong to the moment. */
    static final int SAME_LOOK = 6 * RunBuilder.BOUND;
    /** The same across a shot boundary, where the look must hardly have changed: the boundary was a flash or an error. */
    static final int SAME_LOOK_ACROSS_SHOTS = RunBuilder.BOUND;
    /** Finds of one shot that are not further apart than this are one scene, in microseconds. */
    static final long SCENE_GAP_MICROS = 2_000_000;

    /** Something passes, someone blinks: a moment goes on when it looks the same again after no longer than this. */
    private static final long INTERRUPTION_MICROS = 1_000_000;

    private final Timeline timeline;
    private final List<Scene> scenes = new ArrayList<>();

    /** Along the runs of a video, in one direction. */
    private interface Way {
        @Nullable RunView next(RunView run) throws IOException;
    }

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
                moments.add(moments.sceneOf(find));
            }
        }
        return moments.moments().subList(0, Math.min(limit, moments.scenes.size()));
    }

    /** A scene that reaches as far as the find of another, of which the picture shows about as much, is one with it. */
    private void add(Scene scene) {
        for (int i = 0; i < scenes.size(); i++) {
            if (scene.reaches(scenes.get(i).best.run())) {
                scenes.set(i, scenes.get(i).with(scene));
                return;
            }
        }
        scenes.add(scene);
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
        RunView first = farthest(find, timeline::before);
        RunView last = farthest(find, timeline::after);
        return new Scene(find, first, last, shotStart(first), shotEnd(last));
    }

    /** The last run on the way that belongs to the moment. */
    private RunView farthest(Find find, Way way) throws IOException {
        RunView farthest = find.run();
        RunView at = farthest;
        for (RunView next = way.next(at); next != null && isKnown(next, find.run()); next = way.next(at)) {
            boolean interrupted = at != farthest;
            boolean acrossShots = (isBefore(next, at) ? at : next).run().startsShot();
            if (looksLike(next, find, acrossShots) && !(interrupted && acrossShots)) {
                farthest = next;
            } else if (acrossShots || beyond(farthest, next) > INTERRUPTION_MICROS) {
                break;
            }
            at = next;
        }
        return farthest;
    }

    private static boolean isBefore(RunView a, RunView b) {
        return a.run().startMicros() < b.run().startMicros();
    }

    /** How far a run reaches beyond another, whichever is the first. */
    private static long beyond(RunView run, RunView other) {
        return Math.max(
                run.run().startMicros() - other.run().startMicros(),
                other.run().endMicros() - run.run().endMicros());
    }

    /** Where the best run's bounds are exact, those of the moment are not to be guesses. */
    private boolean isKnown(RunView run, RunView best) {
        return !timeline.isEstimated(run) || timeline.isEstimated(best);
    }

    private static boolean looksLike(RunView run, Find find, boolean acrossShots) {
        int distance = Descriptor.gradientDistance(
                run.run().descriptor().gradients(),
                find.run().run().descriptor().gradients());
        return distance <= (acrossShots ? SAME_LOOK_ACROSS_SHOTS : SAME_LOOK)
                || !acrossShots && find.alike().test(run);
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
            return meets(run, fromMicros, toMicros);
        }

        /** Whether a run is within its bounds, and not only in the same shot. */
        boolean reaches(RunView run) {
            return meets(run, first.run().startMicros(), last.run().endMicros());
        }

        private boolean meets(RunView run, long from, long to) {
            return run.video().id().equals(best.run().video().id())
                    && run.run().startMicros() < to
                    && run.run().endMicros() > from;
        }

        /** With the bounds of both. */
        Scene with(Scene other) {
            boolean begins = other.first.run().startMicros() < first.run().startMicros();
            boolean ends = other.last.run().endMicros() > last.run().endMicros();
            return new Scene(
                    best,
                    begins ? other.first : first,
                    ends ? other.last : last,
                    Math.min(fromMicros, other.fromMicros),
                    Math.max(toMicros, other.toMicros));
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
