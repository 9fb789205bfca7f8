package dev.koma.sceneindex.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.descriptor.Census;
import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.view.IndexView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RefinementTest {
    private static final Look LOOK = look();

    private final List<String> asked = new ArrayList<>();
    private RunDecoder decoder = (video, from, to) -> {
        asked.add(from / 1_000_000 + "-" + to / 1_000_000);
        return seconds(from, to);
    };

    private static Look look() {
        byte[] rgb = new byte[3 * 200 * 150];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 200 / 20 * 25 + i / 600 / 30 * 7);
        }
        Picture picture = new Picture(200, 150, rgb);
        return Look.of(picture, Box.of(picture), new Describer());
    }

    /** One run a second; of them the one that begins at 7 s looks like the picture. */
    private static List<Run> seconds(long from, long to) {
        List<Run> runs = new ArrayList<>();
        for (long time = from; time < to; time += 1_000_000) {
            runs.add(
                    new Run(time, Math.min(to, time + 1_000_000), 25, false, time == 7_000_000 ? likeIt() : other(90)));
        }
        return runs;
    }

    private static Descriptor likeIt() {
        return LOOK.descriptor();
    }

    private static Descriptor other(int value) {
        byte[] gradients = new byte[Descriptor.GRADIENTS];
        gradients[value % gradients.length] = 100;
        return new Descriptor(gradients, new byte[Descriptor.COLOURS], new byte[Census.BYTES]);
    }

    private static VideoRecord video(Coverage coverage) {
        return new VideoRecord(
                new VideoId(1),
                Path.of("film.mkv"),
                null,
                "Film",
                1,
                1,
                "",
                60_000_000,
                1.5,
                1500,
                0,
                0,
                List.of(),
                coverage,
                null);
    }

    /** A first pass with key frames every so many seconds, and a search that hits one of them. */
    private final class Search {
        private final KeyframesOnly index;
        private final KeyframeTimeline timeline;
        private final Refinement refinement;

        Search(Coverage coverage, long gap) {
            index = new KeyframesOnly(video(coverage), gap * 1_000_000);
            timeline = new KeyframeTimeline(index);
            refinement = new Refinement(index, timeline, decoder);
        }

        List<Sighting> hit(int keyframe) throws IOException {
            return refinement.sightings(List.of(new Sighting(LOOK, timeline.view(keyframe, 0), 500)));
        }
    }

    @Test
    void theKeyframeBeforeIsDecodedTooWhereItIsNear() throws IOException {
        Search search = new Search(Coverage.KEYFRAMES, 4);
        Sighting best = search.hit(1).getFirst();
        assertEquals(List.of("0-8"), asked);
        assertEquals(7_000_000, best.run().run().startMicros());
        assertEquals(0, best.distance());
        assertTrue(search.timeline.isRefined(0));
        assertFalse(search.timeline.isRefined(2));
    }

    @Test
    void keyframesThatAreFarApartAreDecodedOneByOne() throws IOException {
        new Search(Coverage.KEYFRAMES, 10).hit(2);
        assertEquals(List.of("20-30", "10-20"), asked);
    }

    @Test
    void noStretchIsLongerThanTwelveSecondsAndTheRestStaysAsItWas() throws IOException {
        Search search = new Search(Coverage.KEYFRAMES, 20);
        search.hit(1);
        assertEquals(List.of("20-32", "8-20"), asked);
        List<Run> before = search.timeline.runsOf(0);
        List<Run> own = search.timeline.runsOf(1);
        assertEquals(13, before.size());
        assertEquals(8_000_000, before.getFirst().endMicros());
        assertEquals(13, own.size());
        assertEquals(32_000_000, own.getLast().startMicros());
        assertEquals(40_000_000, own.getLast().endMicros());
        assertTrue(search.timeline.isEstimated(search.timeline.view(0, 0)));
        assertFalse(search.timeline.isEstimated(search.timeline.view(0, 1)));
        assertTrue(search.timeline.isEstimated(search.timeline.view(1, 12)));
    }

    @Test
    void aSearchDecodesThreeStretchesAtMost() throws IOException {
        Search search = new Search(Coverage.KEYFRAMES, 10);
        search.hit(4);
        search.hit(2);
        search.hit(0);
        assertEquals(List.of("40-50", "30-40", "20-30"), asked);
        assertTrue(search.timeline.isEstimated(search.timeline.view(0, 0)));
    }

    @Test
    void videosThatWereSeenWholeAreNotDecodedAgain() throws IOException {
        Search search = new Search(Coverage.COMPLETE, 4);
        assertEquals(1, search.hit(1).size());
        assertEquals(List.of(), asked);
    }

    @Test
    void aMomentEndsWhereItIsNotKnownHowTheVideoGoesOn() throws IOException {
        decoder = (video, from, to) -> List.of(new Run(from, to, 100, false, likeIt()));
        Search search = new Search(Coverage.KEYFRAMES, 4);
        search.index.look = likeIt(); // the key frames after the decoded ones look the same
        List<Find> finds = List.of(Find.of(search.hit(1).getFirst(), false));
        Moment moment = Moments.of(finds, search.timeline, 1).getFirst();
        assertEquals(0, moment.fromMicros());
        assertEquals(8_000_000, moment.toMicros());
    }

    @Test
    void I4_aVideoThatIsGoneIsFoundAsFarAsItsFirstPassKnewIt() throws IOException {
        decoder = (video, from, to) -> List.of();
        assertCoarse();
    }

    @Test
    void I10_aVideoThatCannotBeReadIsFoundAsFarAsItsFirstPassKnewIt() throws IOException {
        decoder = (video, from, to) -> {
            throw new IOException("damaged");
        };
        assertCoarse();
    }

    private void assertCoarse() throws IOException {
        Search search = new Search(Coverage.KEYFRAMES, 4);
        Sighting best = search.hit(1).getFirst();
        assertEquals(4_000_000, best.run().run().startMicros());
        assertEquals(8_000_000, best.run().run().endMicros());
        Moment moment =
                Moments.of(List.of(Find.of(best, false)), search.timeline, 1).getFirst();
        assertEquals(6_000_000, moment.atMicros());
    }

    /** Five key frames of one run each. */
    private static final class KeyframesOnly implements IndexView {
        private final VideoRecord video;
        private final long gapMicros;
        private Descriptor look = other(50);

        KeyframesOnly(VideoRecord video, long gapMicros) {
            this.video = video;
            this.gapMicros = gapMicros;
        }

        @Override
        public Catalog catalog() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int limit() {
            return 5;
        }

        @Override
        public VideoRecord videoOf(int keyframe) {
            return video;
        }

        @Override
        public double aspectOf(int keyframe) {
            return 1.5;
        }

        @Override
        public List<Run> runsOf(int keyframe) {
            return List.of(new Run(keyframe * gapMicros, (keyframe + 1) * gapMicros, 100, false, look));
        }

        @Override
        public int before(int keyframe) {
            return keyframe - 1;
        }

        @Override
        public int after(int keyframe) {
            return keyframe == 4 ? -1 : keyframe + 1;
        }

        @Override
        public List<List<Near>> nearest(List<byte[]> looks, int count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void scan(int word, long signature, int maxDistance, MatchSink sink) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long features() {
            return 0;
        }

        @Override
        public int frequency(int word) {
            return 0;
        }
    }
}
