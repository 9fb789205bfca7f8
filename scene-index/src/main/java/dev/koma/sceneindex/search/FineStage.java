package dev.koma.sceneindex.search;

import dev.koma.sceneindex.descriptor.CensusComparison;
import dev.koma.sceneindex.fine.Registration;
import dev.koma.sceneindex.local.LocalMatch;
import dev.koma.sceneindex.picture.Homography;
import dev.koma.sceneindex.work.Crew;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides which run of a candidate the picture shows, and gathers the evidence. */
final class FineStage {
    /** Local matches of a candidate whose places are tried. */
    private static final int MATCHES = 2;
    /** Contenders whose places are made exact, and tried for all others. */
    private static final int PLACES = 6;
    /** Contenders that the exact places are tried for. */
    private static final int SETTLED = 16;
    /** Contenders whose own place is made exact once more in the end. */
    private static final int LAST = 4;
    /** Places that differ less are one; as a share of the frame. */
    private static final double SAME_PLACE = 0.01;
    /** Weight of a look's distance beside the agreement of the census, when a whole frame is visible. */
    private static final double LOOK_WEIGHT = 0.5;
    /** A frame lies where a look is when its corners are not further from the look's, as a share of the frame. */
    private static final double LOOK_PLACE = 0.06;
    /** Agreement from which on a look is taken to be where the frame is. */
    private static final double SURE_AGREEMENT = 0.75;

    /** Runs that agree by more than this share of what another does look like it as far as the picture shows them. */
    private static final double ABOUT_AS_WELL = 0.85;

    /** Runs of a contender that are named beside the best, and how far they are from each other at least. */
    private static final int OTHERS = 3;

    private static final long OTHER_MICROS = 1_000_000;

    static final Comparator<Contender> SUREST = Comparator.comparing(Contender::find, Find.ORDER);

    private final KeyframeTimeline timeline;
    private final Reach reach;
    private final Registration registration;
    private final Crew crew;
    private final double scale;
    private final List<Look> looks;

    /**
     * @param crew does what can be done at the same time
     * @param registration of the picture
     * @param scale pixels of the picture for one of that in which local features were found
     * @param looks the parts of the picture that were taken for whole frames
     */
    FineStage(KeyframeTimeline timeline, Crew crew, Registration registration, double scale, List<Look> looks) {
        this.timeline = timeline;
        this.crew = crew;
        this.reach = new Reach(timeline);
        this.registration = registration;
        this.scale = scale;
        this.looks = looks;
    }

    /** What the candidate's look and heaviest matches say. */
    List<Contender> judge(Candidate candidate) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        Sighting sighting = candidate.sighting();
        List<LocalMatch> matches = candidate.matches();
        if (sighting != null) {
            LocalMatch heaviest = matches.isEmpty() ? null : matches.getFirst();
            Homography place = sighting.look().place();
            contenders.add(contender(candidate, sighting.run(), place, heaviest, false));
        }
        for (LocalMatch match : matches.subList(0, Math.min(MATCHES, matches.size()))) {
            Homography place = match.place().scaled(scale);
            contenders.add(contender(candidate, timeline.view(match.keyframe(), 0), place, match, true));
        }
        return contenders;
    }

    private Contender contender(
            Candidate candidate, RunView near, Homography place, @Nullable LocalMatch match, boolean sure)
            throws IOException {
        List<RunView> runs = reach.around(near);
        Tracking tracking = Tracking.of(registration.around(place), runs, near);
        Homography shifted = place.after(tracking.shift());
        Find find = find(candidate, match, sure, tracking.best(), View.of(this, shifted));
        return new Contender(candidate, match, sure, runs, shifted, find);
    }

    /** Settles where exactly the frames of the surest contenders lie, and which runs they are; best first. */
    List<Find> settle(List<Contender> contenders) {
        List<Contender> settled = new ArrayList<>(contenders.subList(0, Math.min(SETTLED, contenders.size())));
        List<View> views = new ArrayList<>();
        for (Homography place : refined(settled.subList(0, Math.min(PLACES, settled.size())))) {
            add(views, place);
        }
        for (Look look : looks) {
            add(views, look.place());
        }
        settled.replaceAll(contender -> best(contender, views));
        settled.sort(SUREST);
        List<Find> finds = new ArrayList<>();
        List<Homography> last = refined(settled.subList(0, Math.min(LAST, settled.size())));
        for (int i = 0; i < last.size(); i++) {
            settled.set(i, best(settled.get(i), List.of(View.of(this, last.get(i)))));
            finds.addAll(others(settled.get(i)));
        }
        settled.forEach(contender -> finds.add(contender.find()));
        contenders.subList(settled.size(), contenders.size()).forEach(contender -> finds.add(contender.find()));
        finds.sort(Find.ORDER);
        return finds;
    }

    /** The exact places of the contenders' likeliest frames. */
    private List<Homography> refined(List<Contender> contenders) {
        Homography[] places = new Homography[contenders.size()];
        crew.run(places.length, i -> {
            Contender contender = contenders.get(i);
            byte[] census = contender.find().run().run().descriptor().census();
            places[i] = registration.refine(contender.place(), census);
        });
        return List.of(places);
    }

    /** Other runs of the contender that look about as right: one of them may be the one, and says how sure the best is. */
    private List<Find> others(Contender contender) {
        View view = View.of(this, contender.place());
        List<RunView> taken = new ArrayList<>(List.of(contender.find().run()));
        List<Find> finds = new ArrayList<>();
        while (finds.size() < OTHERS) {
            List<RunView> left = contender.runs().stream()
                    .filter(run -> taken.stream().noneMatch(other -> isNear(run, other)))
                    .toList();
            if (left.isEmpty()) {
                break;
            }
            RunView run = view.best(left);
            taken.add(run);
            finds.add(find(contender.candidate(), contender.match(), contender.sure(), run, view));
        }
        return finds;
    }

    private static boolean isNear(RunView a, RunView b) {
        return a.run().startMicros() <= b.run().endMicros() + OTHER_MICROS
                && b.run().startMicros() <= a.run().endMicros() + OTHER_MICROS;
    }

    private void add(List<View> views, Homography place) {
        if (views.stream().noneMatch(view -> view.place.difference(place) < SAME_PLACE)) {
            views.add(View.of(this, place));
        }
    }

    /** The contender at the place, and with the run, that is surest. */
    private Contender best(Contender contender, List<View> views) {
        Contender best = contender;
        for (View view : views) {
            if (contender.candidate().mirrored() == view.place.isMirrored()) {
                RunView run = view.best(contender.runs());
                Find find = find(contender.candidate(), contender.match(), contender.sure(), run, view);
                best = find.score() > best.find().score() ? contender.at(view.place, find) : best;
            }
        }
        return best;
    }

    /** What is seen of a frame at a place; the look is the part of the picture that lies there, if one does. */
    private record View(
            Homography place,
            CensusComparison seen,
            @Nullable Look look) {
        static View of(FineStage stage, Homography place) {
            Look nearest = null;
            double least = LOOK_PLACE;
            for (Look look : stage.looks) {
                double difference = look.place().difference(place);
                if (look.mirrored() == place.isMirrored() && difference < least) {
                    least = difference;
                    nearest = look;
                }
            }
            return new View(place, stage.registration.see(place), nearest);
        }

        RunView best(List<RunView> runs) {
            RunView best = runs.getFirst();
            double highest = Double.NEGATIVE_INFINITY;
            for (RunView run : runs) {
                double score = Math.abs(seen.correlation(run.run().descriptor().census()));
                if (look != null) {
                    score -= LOOK_WEIGHT * unlike(run);
                }
                if (score > highest) {
                    highest = score;
                    best = run;
                }
            }
            return best;
        }

        /** Runs that agree with the picture about as well as one that agrees so much. */
        Predicate<RunView> alike(double agreement) {
            double least = ABOUT_AS_WELL * Math.abs(agreement);
            return other -> Math.signum(agreement)
                            * seen.correlation(other.run().descriptor().census())
                    > least;
        }

        /** 0 for the same look, 1 for one of nothing in common. */
        private double unlike(RunView run) {
            return Math.min(1, Math.sqrt(distance(run) / 20_000));
        }

        double distance(RunView run) {
            return look == null
                    ? Double.POSITIVE_INFINITY
                    : Ranking.distance(look.descriptor(), run.run().descriptor());
        }
    }

    private Find find(Candidate candidate, @Nullable LocalMatch match, boolean sure, RunView run, View view) {
        double agreement = view.seen.correlation(run.run().descriptor().census());
        // Features speak for a look only when the frame is seen where the look is.
        LocalMatch speaking = sure || Math.abs(agreement) >= SURE_AGREEMENT ? match : null;
        Evidence evidence = new Evidence(
                view.distance(run),
                speaking == null ? 0 : speaking.weight(),
                speaking == null ? 0 : speaking.spread(),
                Math.abs(agreement),
                view.seen.share());
        Set<Hint> hints = hints(candidate, view.place, evidence, agreement < 0);
        return new Find(run, evidence, Calibration.score(evidence), hints, view.alike(agreement));
    }

    private Set<Hint> hints(Candidate candidate, Homography place, Evidence evidence, boolean negative) {
        Set<Hint> hints = EnumSet.noneOf(Hint.class);
        if (candidate.mirrored()) {
            hints.add(Hint.MIRRORED);
        }
        if (negative) {
            hints.add(Hint.NEGATIVE);
        }
        double covered = place.area() * evidence.visible() / registration.area();
        if (evidence.visible() < 0.85) {
            hints.add(Hint.CROPPED);
        }
        if (covered < 0.6) {
            hints.add(Hint.PICTURE_IN_PICTURE);
        }
        return hints;
    }
}
