package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.ContentBox;
import dev.koma.sceneindex.picture.SmallPicture;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Hit;
import dev.koma.sceneindex.search.IndexView;
import dev.koma.sceneindex.search.KeyframeTimeline;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Moments;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.search.Ranking;
import dev.koma.sceneindex.search.RunDecoder;
import dev.koma.sceneindex.search.RunView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Searches a Lucene index as {@link IndexFormat} describes it. */
final class LuceneSceneIndex implements SceneIndex {
    /** Key frames whose runs are compared with each look of the query. */
    private static final int NEIGHBOURS = 100;

    private final Snapshots snapshots;
    private final RunDecoder decoder;

    LuceneSceneIndex(Snapshots snapshots, RunDecoder decoder) {
        this.snapshots = snapshots;
        this.decoder = decoder;
    }

    @Override
    public Answer search(Query query) throws IOException {
        Describer describer = new Describer();
        List<Descriptor> looks = new ArrayList<>();
        Box whole = Box.of(query.picture());
        looks.add(describer.describe(SmallPicture.of(query.picture(), whole)));
        float contrast = describer.contrast();
        Box content = query.cutBorders() ? ContentBox.of(query.picture()) : whole;
        if (!content.equals(whole)) {
            looks.add(describer.describe(SmallPicture.of(query.picture(), content)));
            contrast = Math.max(contrast, describer.contrast());
        }
        boolean flat = contrast < Describer.FLAT_CONTRAST;
        return snapshots.read(
                snapshot -> answer(SnapshotView.of(snapshot, query.anilist()), looks, query.limit(), flat));
    }

    private static Answer answer(IndexView index, List<Descriptor> looks, int limit, boolean flat) throws IOException {
        long frames = index.catalog().frames();
        KeyframeTimeline timeline = new KeyframeTimeline(index);
        Map<RunView, Hit> hits = new HashMap<>();
        List<List<IndexView.Near>> near =
                index.nearest(looks.stream().map(Descriptor::gradients).toList(), NEIGHBOURS);
        for (int i = 0; i < looks.size(); i++) {
            for (IndexView.Near found : near.get(i)) {
                addRuns(found.keyframe(), looks.get(i), timeline, hits);
            }
        }
        List<Hit> ranked = hits.values().stream()
                .sorted(flat ? Ranking.FLAT_ORDER : Ranking.ORDER)
                .toList();
        List<Moment> moments = Moments.of(ranked, timeline, limit);
        return new Answer(flat ? moments.stream().map(Ranking::unsure).toList() : moments, frames, flat);
    }

    private static void addRuns(int keyframe, Descriptor look, KeyframeTimeline timeline, Map<RunView, Hit> hits)
            throws IOException {
        for (int i = 0; i < timeline.runsOf(keyframe).size(); i++) {
            RunView run = timeline.view(keyframe, i);
            Hit hit = new Hit(run, Ranking.distance(look, run.run().descriptor()));
            hits.merge(run, hit, (a, b) -> a.distance() <= b.distance() ? a : b);
        }
    }

    @Override
    public Catalog catalog() throws IOException {
        return snapshots.read(Snapshot::catalog);
    }

    @Override
    public void check() throws IOException {
        snapshots.read(Snapshot::catalog);
    }

    @Override
    public void close() throws IOException {
        snapshots.close();
    }
}
