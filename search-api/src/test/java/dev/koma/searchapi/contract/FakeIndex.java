package dev.koma.searchapi.contract;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Answers every search with one moment, until it is told otherwise. */
final class FakeIndex implements SceneIndex {
    static final VideoRecord VIDEO = new VideoRecord(
            new VideoId(7),
            Path.of("/library/99939/Nekopara - OVA (BD 1280x720 x264 AAC).mp4"),
            99_939,
            "99939",
            1_000_000,
            0,
            "00",
            1_687_500_000,
            16 / 9.0,
            40_460,
            3_000,
            300,
            List.of(),
            Coverage.COMPLETE,
            null);

    volatile Answer answer = found(VIDEO);
    volatile @Nullable IOException failure;
    volatile @Nullable CountDownLatch hold;
    volatile @Nullable Query last;
    final AtomicInteger searches = new AtomicInteger();

    static Answer found(VideoRecord video) {
        return new Answer(
                List.of(new Moment(video, 97_750_000, 98_306_667, 98_916_600, 0.944_042_458_872_748_5)),
                745_506,
                false);
    }

    void reset() {
        answer = found(VIDEO);
        failure = null;
        hold = null;
        last = null;
        searches.set(0);
    }

    @Override
    public Answer search(Query query) throws IOException {
        searches.incrementAndGet();
        last = query;
        CountDownLatch latch = hold;
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        check();
        Integer anilist = query.anilist();
        boolean known = anilist == null || anilist == 99_939;
        return known ? answer : new Answer(List.of(), 0, false);
    }

    @Override
    public void check() throws IOException {
        IOException broken = failure;
        if (broken != null) {
            throw broken;
        }
    }

    @Override
    public Catalog catalog() throws IOException {
        check();
        return new OneVideo();
    }

    @Override
    public void close() {}

    private static final class OneVideo implements Catalog {
        @Override
        public Collection<VideoRecord> videos() {
            return List.of(VIDEO);
        }

        @Override
        public Optional<VideoRecord> video(VideoId id) {
            return id.equals(VIDEO.id()) ? Optional.of(VIDEO) : Optional.empty();
        }

        @Override
        public long frames() {
            return VIDEO.frames();
        }

        @Override
        public long framesOf(int anilist) {
            return anilist == 99_939 ? VIDEO.frames() : 0;
        }

        @Override
        public long runs() {
            return VIDEO.runs();
        }

        @Override
        public long durationMicros() {
            return VIDEO.durationMicros();
        }

        @Override
        public long bytes() {
            return 123_456;
        }

        @Override
        public Instant updated() {
            return Instant.parse("2026-03-01T12:00:00Z");
        }
    }
}
