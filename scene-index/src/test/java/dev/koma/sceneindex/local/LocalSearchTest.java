package dev.koma.sceneindex.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.feature.FeatureExtractor;
import dev.koma.sceneindex.feature.LocalFeatures;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Homography;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.word.VisualWords;
import dev.koma.sceneindex.word.Vocabulary;
import dev.koma.sceneindex.work.Crew;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalSearchTest {
    private static final int FRAMES = 24;
    private static final Vocabulary VOCABULARY = Vocabulary.standard();
    private static final LocalSearch SEARCH = new LocalSearch(VOCABULARY, Crew.alone());
    private static final List<VisualWords> WORDS = IntStream.range(0, FRAMES)
            .mapToObj(i -> VOCABULARY.words(features(Scenery.crowded(i, 480, 270, 0), 130)))
            .toList();

    @Test
    void findsAPartOfAFrameAndWhereTheFrameWouldLie() throws IOException {
        Picture part = Scenery.part(Scenery.crowded(5, 480, 270, 0), new Box(100, 50, 320, 180), 480);
        List<LocalMatch> found = SEARCH.search(index(false), sides(part), 10);

        LocalMatch best = found.getFirst();
        assertEquals(5, best.keyframe());
        assertFalse(best.side().mirrored());
        assertTrue(best.inliers() > 15, best.inliers() + " inliers");
        assertNear(Homography.affine(720, 0, -150, 0, 405, -75), best.place());
        assertTrue(found.size() < 2 || found.get(1).weight() < best.weight() / 2);
    }

    @Test
    void findsTheMirrorImageByTheMirroredSide() throws IOException {
        Picture mirrored = Scenery.mirrored(Scenery.crowded(9, 480, 270, 0));
        LocalMatch best = SEARCH.search(index(false), sides(mirrored), 10).getFirst();

        assertEquals(9, best.keyframe());
        assertTrue(best.side().mirrored());
        assertNear(Homography.affine(-480, 0, 480, 0, 270, 0), best.place());
    }

    @Test
    void findsTheNegativeByTheNegativeSide() throws IOException {
        Picture negative = Scenery.toned(Scenery.crowded(3, 480, 270, 0), value -> 255 - value);
        Side side = Side.of(features(negative, 400)).invert();
        LocalMatch best = SEARCH.search(index(false), List.of(side), 10).getFirst();

        assertEquals(3, best.keyframe());
        assertTrue(best.side().negative());
    }

    @Test
    void nothingIsFoundWithoutFeaturesOrInAnEmptyIndex() throws IOException {
        assertEquals(List.of(), SEARCH.search(index(false), sides(Scenery.plain(480, 270, 9)), 10));
        assertEquals(List.of(), SEARCH.search(new InMemoryIndex(false), sides(Scenery.crowded(1, 480, 270, 0)), 10));
    }

    @Test
    void readsNoMoreThanIsAllowedHoweverFrequentAWordIs() throws IOException {
        LocalFeatures query = features(Scenery.crowded(2, 480, 270, 0), 400);
        int frequent = VOCABULARY.assign(query, 1)[0].words()[0];
        InMemoryIndex index = index(false);
        int[] words = new int[20_000];
        Arrays.fill(words, frequent);
        index.add("flood.mkv", new VisualWords(words, new long[words.length], new int[words.length]));

        for (int bound : new int[] {0, 50, 1000, 10_000}) {
            long before = index.read();
            List<LocalMatch> found =
                    new LocalSearch(VOCABULARY, Crew.alone(), bound).search(index, List.of(Side.of(query)), 10);
            assertTrue(index.read() - before <= bound, index.read() - before + " of " + bound);
            assertEquals(bound > 0, !found.isEmpty() && found.getFirst().keyframe() == 2);
        }
    }

    @Test
    void neitherTheOrderOfKeyframesNorThatOfFeaturesMatters() throws IOException {
        List<Integer> order = new ArrayList<>(IntStream.range(0, FRAMES).boxed().toList());
        for (int seed = 0; seed < 4; seed++) {
            Collections.shuffle(order, new Random(seed));
            InMemoryIndex other = new InMemoryIndex(seed % 2 == 0);
            // Copies of one frame are ties.
            for (int i : order) {
                other.add("film %02d.mkv".formatted(i), WORDS.get(i % 4));
            }
            InMemoryIndex one = new InMemoryIndex(false);
            for (int i = 0; i < FRAMES; i++) {
                one.add("film %02d.mkv".formatted(i), WORDS.get(i % 4));
            }
            Picture part = Scenery.part(Scenery.crowded(1, 480, 270, 0), new Box(60, 30, 360, 220), 480);
            List<String> expected = seen(one, SEARCH.search(one, sides(part), 3));
            assertEquals(
                    3,
                    expected.stream().filter(match -> match.contains("false")).count(),
                    expected.toString());
            assertEquals(expected, seen(other, SEARCH.search(other, sides(part), 3)));
        }
    }

    private static List<String> seen(InMemoryIndex index, List<LocalMatch> matches) {
        return matches.stream()
                .map(match -> index.videoOf(match.keyframe()).filename() + " "
                        + match.side().mirrored() + " " + match.place() + " " + match.weight() + " " + match.error())
                .toList();
    }

    private static InMemoryIndex index(boolean backwards) {
        InMemoryIndex index = new InMemoryIndex(backwards);
        for (int i = 0; i < FRAMES; i++) {
            index.add("film %02d.mkv".formatted(i), WORDS.get(i));
        }
        return index;
    }

    private static List<Side> sides(Picture picture) {
        Side plain = Side.of(features(picture, 400));
        return List.of(plain, plain.mirror());
    }

    private static LocalFeatures features(Picture picture, int limit) {
        return new FeatureExtractor(limit).extract(GreyPicture.of(picture, Box.of(picture), 480));
    }

    private static void assertNear(Homography expected, Homography found) {
        for (double u : new double[] {0, 1}) {
            for (double v : new double[] {0, 1}) {
                double error = Math.hypot(expected.x(u, v) - found.x(u, v), expected.y(u, v) - found.y(u, v));
                assertTrue(error < 8, expected + " " + found);
            }
        }
    }
}
