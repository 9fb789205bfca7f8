package dev.koma.searchapi.preview;

import dev.koma.media.picture.DecodedPicture;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A server whose index the test fills, and whose clock it sets. */
@Alternative
@Singleton
final class PreviewParts {
    @Produces
    @Singleton
    SetClock clock() {
        return new SetClock("2026-01-01T10:20:30Z");
    }

    @Produces
    @Singleton
    Videos videos() {
        return new Videos();
    }

    @Produces
    @Singleton
    PictureDecoder decoder() {
        return new PictureDecoder() {
            @Override
            public DecodedPicture decode(byte[] file) {
                return new DecodedPicture(2, 2, new byte[12], "mjpeg", 2, 2);
            }

            @Override
            public void close() {}
        };
    }

    /** An index in which the test puts videos. */
    static final class Videos implements SceneIndex, Catalog {
        final Map<VideoId, VideoRecord> all = new ConcurrentHashMap<>();
        /** To every search. */
        volatile Answer answer = new Answer(List.of(), 0, false);

        @Override
        public Answer search(Query query) {
            return answer;
        }

        @Override
        public Catalog catalog() {
            return this;
        }

        @Override
        public void check() {}

        @Override
        public void close() {}

        @Override
        public Collection<VideoRecord> videos() {
            return all.values();
        }

        @Override
        public Optional<VideoRecord> video(VideoId id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public long frames() {
            return 0;
        }

        @Override
        public long framesOf(int anilist) {
            return 0;
        }

        @Override
        public long runs() {
            return 0;
        }

        @Override
        public long durationMicros() {
            return 0;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Instant updated() {
            return Instant.EPOCH;
        }
    }
}
