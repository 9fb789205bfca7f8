package dev.koma.sceneindex.search;

import dev.koma.sceneindex.fine.RunComparison;
import dev.koma.sceneindex.fine.VisibleFrame;
import dev.koma.sceneindex.local.LocalMatch;
import dev.koma.sceneindex.picture.Affine;
import dev.koma.sceneindex.picture.GreyPicture;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which run of a candidate the picture shows, and gathers the evidence. */
final class FineStage {
    /** How far from a candidate's own run others are compared. */
    private static final long REACH_MICROS = 3_500_000;
    /** Most runs that are compared on each side. */
    private static final int MOST_RUNS = 80;
    /** A place that fewer features agree on is less sure than that of a look. */
    private static final int SURE_INLIERS = 8;

    private final KeyframeTimeline timeline;
    private final GreyPicture picture;
    /** Pixels of the picture for one of those that local features were found in. */
    private final double scale;

    FineStage(KeyframeTimeline timeline, GreyPicture picture, double scale) {
        this.timeline = timeline;
        this.picture = picture;
        this.scale = scale;
    }

    Find judge(Candidate candidate) throws IOException {
        Sighting sighting = candidate.sighting();
        LocalMatch match =
                candidate.matches().isEmpty() ? null : candidate.matches().getFirst();
        Find byLook = sighting == null ? null : ofLook(sighting, match);
        if (match == null) {
            return java.util.Objects.requireNonNull(byLook);
        }
        Find byPlace = ofPlace(candidate, match, sighting);
        return byLook == null || byPlace.confidence() > byLook.confidence() ? byPlace : byLook;
    }

    private Find ofLook(Sighting sighting, @Nullable LocalMatch match) {
        Evidence evidence = new Evidence(
                sighting.distance(),
                match == null ? 0 : match.inliers(),
                match == null ? 0 : match.weight(),
                match == null ? 0 : match.spread(),
                sighting.distance(),
                1,
                sighting.look().contrast());
        return find(
                sighting.run(),
                evidence,
                sighting.look().place(),
                sighting.look().mirrored(),
                false);
    }

    private Find ofPlace(Candidate candidate, LocalMatch match, @Nullable Sighting sighting) throws IOException {
        List<RunView> runs = around(timeline.view(match.keyframe(), 0));
        List<byte[]> looks =
                runs.stream().map(run -> run.run().descriptor().gradients()).toList();
        Affine place = scaled(match.place());
        RunComparison comparison = RunComparison.of(VisibleFrame.of(picture, place), looks);
        int best = comparison.best(looks);
        Evidence evidence = new Evidence(
                sighting == null ? Double.POSITIVE_INFINITY : sighting.distance(),
                match.inliers(),
                match.weight(),
                match.spread(),
                comparison.distance(looks.get(best)),
                comparison.share(),
                comparison.contrast());
        return find(runs.get(best), evidence, place, candidate.mirrored(), candidate.negative());
    }

    private Affine scaled(Affine place) {
        return new Affine(
                place.xu() * scale,
                place.xv() * scale,
                place.x0() * scale,
                place.yu() * scale,
                place.yv() * scale,
                place.y0() * scale);
    }

    private Find find(RunView run, Evidence evidence, Affine place, boolean mirrored, boolean negative) {
        Set<Hint> hints = EnumSet.noneOf(Hint.class);
        if (mirrored) {
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
        return new Find(run, evidence, Calibration.confidence(evidence), hints);
    }

    private List<RunView> around(RunView middle) throws IOException {
        Deque<RunView> runs = new ArrayDeque<>();
        runs.add(middle);
        long time = middle.run().startMicros();
        RunView run = middle;
        for (int i = 0; i < MOST_RUNS; i++) {
            run = timeline.before(run);
            if (run == null || run.run().endMicros() < time - REACH_MICROS) {
                break;
            }
            runs.addFirst(run);
        }
        run = middle;
        for (int i = 0; i < MOST_RUNS; i++) {
            run = timeline.after(run);
            if (run == null || run.run().startMicros() > time + REACH_MICROS) {
                break;
            }
            runs.addLast(run);
        }
        return new ArrayList<>(runs);
    }
}
