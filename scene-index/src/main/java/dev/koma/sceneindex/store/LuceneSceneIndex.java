package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.ContentBox;
import dev.koma.sceneindex.picture.SmallPicture;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Hit;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Moments;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.search.Ranking;
import dev.koma.sceneindex.search.RunView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Searches a Lucene index as {@link IndexFormat} describes it. */
final class LuceneSceneIndex implements SceneIndex {
    /**
     * Neighbours asked of the graph for each look of the query, to be ranked exactly: on a million vectors the right one is
     * among the first 100 more than 19 times of 20 even when it is not the nearest.
     */
    private static final int NEIGHBOURS = 100;

    private final Snapshots snapshots;

    LuceneSceneIndex(Snapshots snapshots) {
        this.snapshots = snapshots;
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
        return snapshots.read(snapshot -> answer(snapshot, query, looks, flat));
    }

    private static Answer answer(Snapshot snapshot, Query query, List<Descriptor> looks, boolean flat)
            throws IOException {
        Integer anilist = query.anilist();
        long frames = anilist == null ? snapshot.frames() : snapshot.framesOf(anilist);
        if (frames == 0) {
            return new Answer(List.of(), 0, flat);
        }
        RunReader runs = new RunReader(snapshot);
        Map<Integer, Hit> hits = new HashMap<>();
        for (Descriptor look : looks) {
            for (ScoreDoc found : snapshot.search(neighbours(snapshot, look, anilist), NEIGHBOURS).scoreDocs) {
                RunView run = runs.read(found.doc);
                if (run != null) {
                    Hit hit = new Hit(run, Ranking.distance(look, run.run().descriptor()));
                    hits.merge(found.doc, hit, (a, b) -> a.distance() <= b.distance() ? a : b);
                }
            }
        }
        List<Hit> ranked = hits.values().stream()
                .sorted(flat ? Ranking.FLAT_ORDER : Ranking.ORDER)
                .toList();
        List<Moment> moments = Moments.of(ranked, runs, query.limit());
        return new Answer(flat ? moments.stream().map(Ranking::unsure).toList() : moments, frames, flat);
    }

    private static org.apache.lucene.search.Query neighbours(
            Snapshot snapshot, Descriptor look, @Nullable Integer anilist) {
        if (anilist == null) {
            return new KnnByteVectorQuery(IndexFormat.GRADIENTS, look.gradients(), NEIGHBOURS);
        }
        List<BytesRef> videos = snapshot.videos().stream()
                .filter(video -> anilist.equals(video.anilist()))
                .map(video -> IndexFormat.term(video.id().value()))
                .toList();
        return new KnnByteVectorQuery(
                IndexFormat.GRADIENTS, look.gradients(), NEIGHBOURS, new TermInSetQuery(IndexFormat.VIDEO, videos));
    }

    @Override
    public Catalog catalog() throws IOException {
        return snapshots.read(snapshot -> snapshot);
    }

    @Override
    public void check() throws IOException {
        snapshots.read(Snapshot::runs);
    }

    @Override
    public void close() throws IOException {
        snapshots.close();
    }
}
