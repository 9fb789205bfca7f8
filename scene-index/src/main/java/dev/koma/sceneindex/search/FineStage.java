package dev.koma.sceneindex.search;

import dev.koma.sceneindex.descriptor.CensusComparison;
import dev.koma.sceneindex.fine.VisibleFrame;
import dev.koma.sceneindex.local.LocalMatch;
import dev.koma.sceneindex.picture.Affine;
import dev.koma.sceneindex.picture.GreyPicture;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which run of a candidate the picture shows, and gathers the evidence. */
final class FineStage {
    /** How far from a candidate's own run others are compared. */
    private static final long REACH_MICROS = 3_000_000;
    /** Most runs that are compared on each side. */
    private static final int MOST_RUNS = 80;
    /** Local matches of a candidate whose places are tried. */
    private static final int MATCHES = 2;
    /** A frame that is smaller than this in the shrunk picture is looked at in the whole one; pixels. */
    private static final double SMALL = 130;
    /** Weight of a look's distance beside the agreement of the census, when a whole frame is visible. */
    private static final double LOOK_WEIGHT = 0.5;

    /** Agreement from which on a look is taken to be where the frame is. */
    private static final double SURE_AGREEMENT = 0.75;

    private final KeyframeTimeline timeline;
    private final GreyPicture picture;
    private final GreyPicture shrunk;
    /** Pixels of the picture for one of the shrunk one, in which local features were found. */
    private final double scale;

    FineStage(KeyframeTimeline timeline, GreyPicture picture, GreyPicture shrunk) {
        this.timeline = timeline;
        this.picture = picture;
        this.shrunk = shrunk;
        this.scale = (double) picture.width() / shrunk.width();
    }

    /** The best run of a candidate. */
    Find judge(Candidate candidate) throws IOException {
        Find best = null;
        Sighting sighting = candidate.sighting();
        LocalMatch heaviest =
                candidate.matches().isEmpty() ? null : candidate.matches().getFirst();
        if (sighting != null) {
            best = find(candidate, sighting.run(), sighting.look().place(), sighting.look(), heaviest);
        }
        for (LocalMatch match : candidate
                .matches()
                .subList(0, Math.min(MATCHES, candidate.matches().size()))) {
            Find find = find(candidate, timeline.view(match.keyframe(), 0), scaled(match.place(), scale), null, match);
            best = best == null || find.confidence() > best.confidence() ? find : best;
        }
        if (best == null) {
            throw new IllegalArgumentException("a candidate without anything that speaks for it");
        }
        return best;
    }

    private Find find(Candidate candidate, RunView near, Affine place, @Nullable Look look, @Nullable LocalMatch match)
            throws IOException {
        VisibleFrame frame = visible(place);
        CensusComparison comparison = CensusComparison.of(frame.luma(), frame.visible());
        RunView best = near;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (RunView run : around(near)) {
            double score = Math.abs(agreement(comparison, run)) - (look == null ? 0 : LOOK_WEIGHT * unlike(look, run));
            if (score > bestScore) {
                bestScore = score;
                best = run;
            }
        }
        double agreement = agreement(comparison, best);
        // Features speak for a look only when the frame is seen where the look is.
        LocalMatch speaking = look == null || Math.abs(agreement) >= SURE_AGREEMENT ? match : null;
        Evidence evidence = new Evidence(
                look == null
                        ? Double.POSITIVE_INFINITY
                        : Ranking.distance(look.descriptor(), best.run().descriptor()),
                speaking == null ? 0 : speaking.weight(),
                speaking == null ? 0 : speaking.spread(),
                Math.abs(agreement),
                comparison.share());
        return new Find(
                best, evidence, Calibration.confidence(evidence), hints(candidate, place, evidence, agreement < 0));
    }

    /** Below 0 for a negative. */
    private static double agreement(CensusComparison comparison, RunView run) {
        return comparison.correlation(run.run().descriptor().census());
    }

    /** 0 for the same look, 1 for one of nothing in common. */
    private static double unlike(Look look, RunView run) {
        return Math.min(
                1, Math.sqrt(Ranking.distance(look.descriptor(), run.run().descriptor()) / 20_000));
    }

    private VisibleFrame visible(Affine place) {
        boolean small = Math.hypot(place.xu(), place.yu()) < SMALL * scale;
        return small ? VisibleFrame.of(picture, place) : VisibleFrame.of(shrunk, scaled(place, 1 / scale));
    }

    private static Affine scaled(Affine place, double by) {
        return new Affine(
                place.xu() * by, place.xv() * by, place.x0() * by, place.yu() * by, place.yv() * by, place.y0() * by);
    }

    private Set<Hint> hints(Candidate candidate, Affine place, Evidence evidence, boolean negative) {
        Set<Hint> hints = EnumSet.noneOf(Hint.class);
        if (candidate.mirrored()) {
            hints.add(Hint.MIRRORED);
        }
        if (negative) {
            hints.add(Hint.NEGATIVE);
        }
        double covered = Math.abs(place.xu() * place.yv() - place.xv() * place.yu())
                * evidence.visible()
                / ((double) picture.width() * picture.height());
        if (evidence.visible() < 0.85) {
            hints.add(Hint.CROPPED);
        }
        if (covered < 0.6) {
            hints.add(Hint.PICTURE_IN_PICTURE);
        }
        return hints;
    }

    private List<RunView> around(RunView near) throws IOException {
        RunView middle = timeline.current(near);
        Deque<RunView> runs = new ArrayDeque<>();
        runs.add(middle);
        long time = middle.run().startMicros();
        RunView run = timeline.before(middle);
        for (int i = 0; i < MOST_RUNS && run != null && run.run().endMicros() >= time - REACH_MICROS; i++) {
            runs.addFirst(run);
            run = timeline.before(run);
        }
        run = timeline.after(middle);
        for (int i = 0; i < MOST_RUNS && run != null && run.run().startMicros() <= time + REACH_MICROS; i++) {
            runs.addLast(run);
            run = timeline.after(run);
        }
        Set<RunView> all = new LinkedHashSet<>(runs);
        all.addAll(timeline.decodedNear(middle));
        return new ArrayList<>(all);
    }
}
