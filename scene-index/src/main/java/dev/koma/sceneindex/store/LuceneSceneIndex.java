package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.search.Recognition;
import dev.koma.sceneindex.search.RunDecoder;
import dev.koma.sceneindex.work.Crew;
import java.io.IOException;

/** Searches a Lucene index as {@link IndexFormat} describes it. */
final class LuceneSceneIndex implements SceneIndex {
    private final Snapshots snapshots;
    private final RunDecoder decoder;
    private final Crew crew;
    private final Recognition recognition;

    LuceneSceneIndex(Snapshots snapshots, RunDecoder decoder, Crew crew) {
        this.snapshots = snapshots;
        this.decoder = decoder;
        this.crew = crew;
        this.recognition = new Recognition(crew);
    }

    @Override
    public Answer search(Query query) throws IOException {
        return snapshots.read(
                snapshot -> recognition.answer(SnapshotView.of(snapshot, query.anilist(), crew), decoder, query));
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
