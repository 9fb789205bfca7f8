package dev.koma.sceneindex.search;

import dev.koma.sceneindex.feature.FeatureExtractor;
import dev.koma.sceneindex.fine.Registration;
import dev.koma.sceneindex.local.LocalMatch;
import dev.koma.sceneindex.local.LocalSearch;
import dev.koma.sceneindex.local.Side;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.view.IndexView;
import dev.koma.sceneindex.word.Vocabulary;
import dev.koma.sceneindex.work.Crew;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from a picture to moments. What looks like the whole picture is looked for first; a clear winner ends the search.
 * Else parts of the picture, its mirror image and its local features are looked for too, and what all of them say about
 * each candidate is weighed.
 */
public final class Recognition {
    /** A run this near to the picture is a clear winner, when no other scene is nearly as near. */
    private static final double CLEAR = 1_000;
    /** How many times further the next scene must be. */
    private static final double CLEAR_RATIO = 2.5;

    /** Longer side of the picture in which local features are looked for, in pixels. */
    private static final int FEATURE_SIDE = 480;

    private static final double MOST_ENLARGED = 3;
    private static final int FEATURES = 400;
    /** Key frames whose features' places are checked, for each side. */
    private static final int CHECKED = 100;
    /** Candidates that the fine stage looks at: of the local stage, and of the global one. */
    private static final int LOCAL_CANDIDATES = 10;

    private static final int GLOBAL_CANDIDATES = 6;

    private final FeatureExtractor extractor = new FeatureExtractor(FEATURES);
    private final LocalSearch local;
    private final Crew crew;

    /** @param crew does what can be done at the same time */
    public Recognition(Crew crew) {
        this.crew = crew;
        this.local = new LocalSearch(Vocabulary.standard(), crew);
    }

    /** Answers a query from one state of an index. */
    public Answer answer(IndexView index, RunDecoder decoder, Query query) throws IOException {
        KeyframeTimeline timeline = new KeyframeTimeline(index);
        Findings findings = findings(index, timeline, new Refinement(index, timeline, decoder), query);
        List<Moment> moments = Moments.of(findings.finds(), timeline, query.limit());
        return new Answer(moments, index.catalog().frames(), findings.flat());
    }

    /**
     * What was found, before it is gathered into moments.
     *
     * @param finds surest first
     * @param flat whether there is nothing in the picture to recognise
     */
    record Findings(List<Find> finds, boolean flat) {}

    Findings findings(IndexView index, KeyframeTimeline timeline, Refinement refinement, Query query)
            throws IOException {
        Picture picture = query.picture();
        GlobalStage global = new GlobalStage(index, timeline);
        Looks looks = new Looks(picture);
        List<Look> first = looks.first(query.cutBorders());
        List<Sighting> sightings = global.search(first);
        if (first.stream().allMatch(Look::isFlat)) {
            return new Findings(ofSightings(sightings, true), true);
        }
        if (isClear(sightings)) {
            List<Find> finds = new ArrayList<>(ofSightings(refinement.sightings(sightings), false));
            finds.sort(Find.ORDER);
            return new Findings(finds, false);
        }
        List<Look> all = looks.all(first);
        GreyPicture grey = GreyPicture.of(picture, Box.of(picture), longer(picture));
        GreyPicture sized = sized(picture, grey);
        double scale = (double) grey.width() / sized.width();
        FineStage fine = new FineStage(timeline, crew, new Registration(grey, looks.content()), scale, all);
        return new Findings(finds(index, timeline, refinement, fine, sized, global.search(all)), false);
    }

    private static int longer(Picture picture) {
        return Math.max(picture.width(), picture.height());
    }

    /** The picture at the size at which local features are looked for. */
    private static GreyPicture sized(Picture picture, GreyPicture grey) {
        int longer = longer(picture);
        int side = (int) Math.min(FEATURE_SIDE, MOST_ENLARGED * longer);
        return side == longer ? grey : GreyPicture.of(picture, Box.of(picture), side);
    }

    private static boolean isClear(List<Sighting> sightings) {
        if (sightings.isEmpty() || sightings.getFirst().distance() > CLEAR) {
            return false;
        }
        Candidate first = Candidate.of(sightings.getFirst());
        return sightings.stream()
                .filter(sighting -> !first.absorb(sighting))
                .allMatch(other ->
                        other.distance() > CLEAR_RATIO * sightings.getFirst().distance());
    }

    private static List<Find> ofSightings(List<Sighting> sightings, boolean flat) {
        return sightings.stream()
                .sorted(flat ? Ranking.LONGEST : Ranking.NEAREST)
                .map(sighting -> Find.of(sighting, flat))
                .toList();
    }

    private List<Find> finds(
            IndexView index,
            KeyframeTimeline timeline,
            Refinement refinement,
            FineStage fine,
            GreyPicture sized,
            List<Sighting> sightings)
            throws IOException {
        Side plain = Side.of(extractor.extract(sized));
        List<LocalMatch> matches = local.search(index, List.of(plain, plain.mirror()), CHECKED);
        List<Find> finds = refinement.finds(candidates(timeline, sightings, matches), fine);
        if (finds.isEmpty() || finds.getFirst().score() < Calibration.SURE_SCORE) {
            Side negative = plain.invert();
            List<LocalMatch> inverted = local.search(index, List.of(negative, negative.mirror()), CHECKED);
            finds.addAll(refinement.finds(candidates(timeline, List.of(), inverted), fine));
            finds.sort(Find.ORDER);
        }
        return finds;
    }

    private static List<Candidate> candidates(
            KeyframeTimeline timeline, List<Sighting> sightings, List<LocalMatch> matches) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (LocalMatch match : matches) {
            RunView first = timeline.view(match.keyframe(), 0);
            if (candidates.stream().noneMatch(candidate -> candidate.absorb(match, first))
                    && candidates.size() < LOCAL_CANDIDATES) {
                candidates.add(Candidate.of(match, first));
            }
        }
        int locals = candidates.size();
        for (Sighting sighting : sightings) {
            if (candidates.stream().noneMatch(candidate -> candidate.absorb(sighting))
                    && candidates.size() < locals + GLOBAL_CANDIDATES) {
                candidates.add(Candidate.of(sighting));
            }
        }
        return candidates;
    }
}
