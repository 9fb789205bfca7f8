package dev.koma.searchapi.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.indexbuilder.ingest.Demand;
import dev.koma.media.picture.DecodedPicture;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneSearchTest {
    private final Demand demand = new Demand();

    private static VideoRecord video(long id, Coverage coverage) {
        return new VideoRecord(
                new VideoId(id), Path.of("/v" + id), null, "", 1, 0, "", 1, 1.5, 1, 1, 1, List.of(), coverage, null);
    }

    @Test
    void tellsTheIndexingOnceWhichVideosWereFoundByTheirKeyframesOnly() throws Exception {
        VideoRecord wanted = video(1, Coverage.KEYFRAMES);
        VideoRecord complete = video(2, Coverage.COMPLETE);
        List<Moment> moments = List.of(
                new Moment(wanted, 0, 1, 2, 0.9), new Moment(wanted, 5, 6, 7, 0.8), new Moment(complete, 0, 1, 2, 0.7));
        SceneSearch search = new SceneSearch(new OnePixel(), new Found(new Answer(moments, 1, false)), demand);
        search.search(new byte[0], false, new AnilistFilter.Everything());

        assertEquals(1, demand.of(wanted.id()));
        assertEquals(0, demand.of(complete.id()));
    }

    private static final class OnePixel implements PictureDecoder {
        @Override
        public DecodedPicture decode(byte[] file) {
            return new DecodedPicture(1, 1, new byte[3], "png", 1, 1);
        }

        @Override
        public void close() {}
    }

    private record Found(Answer answer) implements SceneIndex {
        @Override
        public Answer search(Query query) {
            return answer;
        }

        @Override
        public Catalog catalog() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void check() {}

        @Override
        public void close() {}
    }
}
