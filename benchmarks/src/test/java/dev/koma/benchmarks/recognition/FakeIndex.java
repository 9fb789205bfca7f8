package dev.koma.benchmarks.recognition;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Gives the same answer to every picture. */
final class FakeIndex implements SceneIndex {
    private final List<VideoRecord> videos;
    private final List<Moment> answers;
    private Query last;

    FakeIndex(List<VideoRecord> videos, List<Moment> answers) {
        this.videos = videos;
        this.answers = answers;
    }

    static VideoRecord video(long id, Path path) {
        return new VideoRecord(
                new VideoId(id),
                path,
                null,
                "",
                1,
                0,
                "",
                60_000_000,
                1.5,
                1,
                1,
                1,
                List.of(),
                Coverage.COMPLETE,
                null);
    }

    Query lastQuery() {
        return last;
    }

    @Override
    public Answer search(Query query) {
        last = query;
        return new Answer(answers, 1, false);
    }

    @Override
    public Catalog catalog() {
        return new Catalog() {
            @Override
            public Collection<VideoRecord> videos() {
                return videos;
            }

            @Override
            public Optional<VideoRecord> video(VideoId id) {
                return videos.stream().filter(video -> video.id().equals(id)).findFirst();
            }

            @Override
            public long frames() {
                return 1;
            }

            @Override
            public long framesOf(int anilist) {
                return 0;
            }

            @Override
            public long runs() {
                return 1;
            }

            @Override
            public long durationMicros() {
                return 1;
            }

            @Override
            public long bytes() {
                return 1;
            }

            @Override
            public Instant updated() {
                return Instant.EPOCH;
            }
        };
    }

    @Override
    public void check() {}

    @Override
    public void close() {}
}
