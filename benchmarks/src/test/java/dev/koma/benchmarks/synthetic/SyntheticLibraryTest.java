package dev.koma.benchmarks.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.descriptor.Census;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.word.VisualWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SyntheticLibraryTest {
    private static final int FEATURES = 40;

    private final List<Keyframe> real = real();

    @Test
    void theSameNumberIsTheSameVideo() throws IOException {
        Kept first = new Kept();
        Kept second = new Kept();
        new SyntheticLibrary(real, 1).put(7, first);
        new SyntheticLibrary(real, 1).put(7, second);
        assertEquals(first.record.id(), second.record.id());
        assertEquals(first.keyframes.size(), second.keyframes.size());
        assertArrayEquals(
                first.keyframes.getLast().look(), second.keyframes.getLast().look());
        assertArrayEquals(
                first.keyframes.getLast().words().signatures(),
                second.keyframes.getLast().words().signatures());
    }

    @Test
    void hasAsManyKeyFramesRunsAndFeaturesAnHourAsRealVideos() throws IOException {
        Kept kept = new Kept();
        int withWords = new SyntheticLibrary(real, 1).put(0, kept);
        long end = kept.keyframes.getLast().endMicros();
        assertTrue(end >= SyntheticLibrary.VIDEO_MICROS && end < SyntheticLibrary.VIDEO_MICROS + 2_000_000);
        assertEquals(kept.record.keyframes(), kept.keyframes.size());
        assertEquals(end / 1e6, kept.keyframes.size(), 1);
        assertEquals(2 * kept.keyframes.size(), kept.record.runs());
        assertEquals(0.5, (double) withWords / kept.keyframes.size(), 0.06);
        long previous = 0;
        for (Keyframe keyframe : kept.keyframes) {
            assertEquals(previous, keyframe.startMicros());
            previous = keyframe.endMicros();
            int features = keyframe.words().count();
            assertTrue(features == 0 || features == FEATURES);
        }
    }

    @Test
    void wordsAreAscendingAndTheirHalvesAreThoseOfRealOnes() throws IOException {
        Kept kept = new Kept();
        new SyntheticLibrary(real, 1).put(0, kept);
        for (Keyframe keyframe : kept.keyframes) {
            int[] words = keyframe.words().words();
            int[] sorted = words.clone();
            Arrays.sort(sorted);
            assertArrayEquals(sorted, words);
            assertTrue(Arrays.stream(words).allMatch(word -> word >= 0 && word < VisualWords.VOCABULARY));
        }
    }

    @Test
    void looksLieAroundRealOnesButAreNotThem() throws IOException {
        Kept kept = new Kept();
        new SyntheticLibrary(real, 1).put(0, kept);
        byte[] look = kept.keyframes.getFirst().look();
        int nearest = real.stream()
                .mapToInt(keyframe -> Descriptor.gradientDistance(keyframe.look(), look))
                .min()
                .orElseThrow();
        assertTrue(nearest > 200 && nearest < 20_000, "distance " + nearest);
        assertFalse(kept.record.title().isEmpty());
    }

    /** Twenty key frames of a second and two runs each, every other one with features. */
    private static List<Keyframe> real() {
        SplittableRandom random = new SplittableRandom(5);
        List<Keyframe> real = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] look = new byte[Descriptor.GRADIENTS];
            random.nextBytes(look);
            byte[] colours = new byte[Descriptor.COLOURS];
            random.nextBytes(colours);
            long start = 1_000_000L * i;
            List<Run> runs = List.of(
                    new Run(start, start + 400_000, 10, true, new Descriptor(look, colours, new byte[Census.BYTES])),
                    new Run(
                            start + 400_000,
                            start + 1_000_000,
                            15,
                            false,
                            new Descriptor(look, colours, new byte[Census.BYTES])));
            VisualWords words = new VisualWords(
                    random.ints(FEATURES, 0, VisualWords.VOCABULARY).sorted().toArray(),
                    random.longs(FEATURES).toArray(),
                    random.ints(FEATURES, 0, 1 << 24).toArray());
            real.add(new Keyframe(look, i % 2 == 0 ? words : VisualWords.NONE, runs));
        }
        return real;
    }

    /** Keeps what is put. */
    private static final class Kept implements SceneIndexWriter {
        private VideoRecord record;
        private List<Keyframe> keyframes = List.of();

        @Override
        public void put(VideoRecord video, List<Keyframe> put) {
            record = video;
            keyframes = put;
        }

        @Override
        public void move(VideoId from, VideoRecord to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(VideoId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void commit() {}

        @Override
        public Catalog catalog() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
