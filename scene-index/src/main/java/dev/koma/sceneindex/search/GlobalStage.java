package dev.koma.sceneindex.search;

import dev.koma.sceneindex.view.IndexView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds runs that look like the query, or like a part of it, as a whole. */
final class GlobalStage {
    /** Key frames whose runs are compared, for each look. */
    private static final int KEYFRAMES = 100;

    private final IndexView index;
    private final KeyframeTimeline timeline;

    GlobalStage(IndexView index, KeyframeTimeline timeline) {
        this.index = index;
        this.timeline = timeline;
    }

    /** The runs of the key frames nearest to any of the looks, each with the look that it is nearest to; nearest first. */
    List<Sighting> search(List<Look> looks) throws IOException {
        List<List<IndexView.Near>> near = index.nearest(
                looks.stream().map(look -> look.descriptor().gradients()).toList(), KEYFRAMES);
        // By number of key frame and run: whole records of videos are long to hash.
        Map<Long, Sighting> best = new HashMap<>();
        for (int i = 0; i < looks.size(); i++) {
            for (IndexView.Near found : near.get(i)) {
                add(looks.get(i), found.keyframe(), best);
            }
        }
        List<Sighting> sightings = new ArrayList<>(best.values());
        sightings.sort(Ranking.NEAREST);
        return sightings;
    }

    private void add(Look look, int keyframe, Map<Long, Sighting> best) throws IOException {
        for (int i = 0; i < timeline.runsOf(keyframe).size(); i++) {
            RunView run = timeline.view(keyframe, i);
            double distance = Ranking.distance(look.descriptor(), run.run().descriptor());
            best.merge(
                    (long) keyframe << Integer.SIZE | i,
                    new Sighting(look, run, distance),
                    (a, b) -> a.distance() <= b.distance() ? a : b);
        }
    }
}
