package dev.koma.sceneindex.search;

import dev.koma.sceneindex.descriptor.Census;
import dev.koma.sceneindex.fine.Shifts;
import dev.koma.sceneindex.picture.Homography;
import java.util.List;

/**
 * Follows a frame that moves while the camera does: the place of one run is known, and from run to run what is seen moves by
 * little.
 */
final class Tracking {
    /** Farthest from one run to the next, in half cells of the census. */
    private static final int STEP = 2;
    /** Runs that agree less say nothing about where they are. */
    private static final float LEAST = 0.4f;

    private final Shifts shifts;
    private RunView best;
    private float highest = -1;
    private int dx;
    private int dy;

    private Tracking(Shifts shifts, RunView first) {
        this.shifts = shifts;
        this.best = first;
    }

    /**
     * Which run is seen best.
     *
     * @param near the run that lies where the shifts begin
     */
    static Tracking of(Shifts shifts, List<RunView> runs, RunView near) {
        int middle = 0;
        while (middle + 1 < runs.size()
                && runs.get(middle).run().endMicros() <= near.run().startMicros()) {
            middle++;
        }
        Tracking tracking = new Tracking(shifts, near);
        int[] shift = new int[2];
        for (int i = middle; i < runs.size(); i++) {
            tracking.see(runs.get(i), shift);
        }
        shift = new int[2];
        for (int i = middle - 1; i >= 0; i--) {
            tracking.see(runs.get(i), shift);
        }
        return tracking;
    }

    private void see(RunView run, int[] shift) {
        shifts.expect(run.run().descriptor().census());
        float most = Math.abs(shifts.correlation(0, 0));
        int right = 0;
        int down = 0;
        for (int y = Math.max(-Shifts.MOST, shift[1] - STEP); y <= Math.min(Shifts.MOST, shift[1] + STEP); y++) {
            for (int x = Math.max(-Shifts.MOST, shift[0] - STEP); x <= Math.min(Shifts.MOST, shift[0] + STEP); x++) {
                float correlation = Math.abs(shifts.correlation(x, y));
                if (correlation > most) {
                    most = correlation;
                    right = x;
                    down = y;
                }
            }
        }
        if (most > LEAST) {
            shift[0] = right;
            shift[1] = down;
        }
        if (most > highest) {
            highest = most;
            best = run;
            dx = right;
            dy = down;
        }
    }

    RunView best() {
        return best;
    }

    /** Where the best run's frame lies, in the frame that lies where the shifts begin. */
    Homography shift() {
        return Homography.affine(1, 0, dx / 2.0 / Census.COLUMNS, 0, 1, dy / 2.0 / Census.ROWS);
    }
}
