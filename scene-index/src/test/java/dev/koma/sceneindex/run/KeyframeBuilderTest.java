package dev.koma.sceneindex.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.picture.SmallPicture;
import dev.koma.sceneindex.word.VisualWords;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyframeBuilderTest {
    private static final long FRAME = 40_000;

    /** Detail of frame i is one grey pixel of value i, its only word is i. */
    private final KeyframeBuilder builder =
            new KeyframeBuilder(detail -> new VisualWords(new int[] {detail.luma()[0]}, new long[] {7}, new int[] {9}));

    private final RunBuilder plain = new RunBuilder();
    private int current;
    private final List<Integer> looked = new ArrayList<>();

    @Test
    void aStaticShotIsOneKeyframeWithTheWordsOfItsSecondFrame() {
        SmallPicture still = small(Scenery.draw(1, 320, 180));
        for (int i = 0; i < 100; i++) {
            add(i, still, i == 50);
        }
        List<Keyframe> keyframes = builder.finish(100 * FRAME);

        assertEquals(2, keyframes.size());
        assertEquals(50 * FRAME, keyframes.getLast().startMicros());
        assertEquals(100 * FRAME, keyframes.getLast().endMicros());
        assertEquals(List.of(1, 51), words(keyframes));
        assertEquals(List.of(0, 1, 50, 51), looked);
    }

    @Test
    void aShotOfOneFrameHasTheWordsOfThatFrame() {
        for (int i = 0; i < 4; i++) {
            add(i, small(Scenery.draw(i, 320, 180)), true);
        }
        List<Keyframe> keyframes = builder.finish(4 * FRAME);

        assertEquals(List.of(0, 1, 2, 3), words(keyframes));
        assertEquals(List.of(0, 1, 2, 3), looked);
    }

    @Test
    void theRunsAreThoseOfARunBuilderAndLookLikeTheirKeyframe() {
        for (int i = 0; i < 120; i++) {
            add(i, small(Scenery.draw(3, 320, 180, i * 0.01)), i == 70);
        }
        List<Keyframe> keyframes = builder.finish(120 * FRAME);
        List<Run> runs =
                keyframes.stream().flatMap(keyframe -> keyframe.runs().stream()).toList();

        assertSame(plain.finish(120 * FRAME), runs);
        assertTrue(
                keyframes.size() > 4 && keyframes.size() < runs.size() * 2 / 3,
                keyframes.size() + " of " + runs.size());
        assertTrue(keyframes.stream().anyMatch(keyframe -> keyframe.startMicros() == 70 * FRAME));
        for (Keyframe keyframe : keyframes) {
            for (Run run : keyframe.runs()) {
                // From the first frame within the bound, from its representative twice the run's bound more, in
                // distance.
                double reach = Math.sqrt(Descriptor.gradientDistance(
                        keyframe.look(), run.descriptor().gradients()));
                assertTrue(reach <= 2 * (Math.sqrt(KeyframeBuilder.BOUND) + Math.sqrt(RunBuilder.BOUND)));
            }
        }
    }

    @Test
    void wordsAreFoundLessOftenThanLooks() {
        for (int i = 0; i < 120; i++) {
            add(i, small(Scenery.draw(3, 320, 180, i * 0.01)), false);
        }
        List<Keyframe> keyframes = builder.finish(120 * FRAME);
        long withWords = keyframes.stream()
                .filter(keyframe -> keyframe.words().count() > 0)
                .count();

        assertTrue(withWords >= 2 && withWords <= keyframes.size() * 2 / 3, withWords + " of " + keyframes.size());
        assertEquals(withWords + 1, looked.size());
        long wordsMicros = 0;
        for (Keyframe keyframe : keyframes) {
            wordsMicros = keyframe.words().count() > 0 ? keyframe.startMicros() : wordsMicros;
            assertTrue(keyframe.runs().getLast().startMicros() - wordsMicros < KeyframeBuilder.WORDS_MICROS);
        }
    }

    @Test
    void theLookIsTheRunThatIsNearestToAllOthers() {
        for (int i = 0; i < 30; i++) {
            add(i, small(Scenery.draw(3, 320, 180, i * 0.02)), false);
        }
        for (Keyframe keyframe : builder.finish(30 * FRAME)) {
            int reach = reach(keyframe.look(), keyframe);
            for (Run run : keyframe.runs()) {
                assertTrue(reach <= reach(run.descriptor().gradients(), keyframe));
            }
        }
    }

    @Test
    void aLongSlowShotHasAKeyframeEveryThreeSeconds() {
        SmallPicture one = small(Scenery.draw(3, 320, 180, 0));
        SmallPicture other = small(Scenery.draw(3, 320, 180, 0.02));
        for (int i = 0; i < 250; i++) {
            add(i, i / 5 % 2 == 0 ? one : other, false);
        }
        List<Keyframe> keyframes = builder.finish(250 * FRAME);

        assertEquals(
                List.of(0L, 75 * FRAME, 150 * FRAME, 225 * FRAME),
                keyframes.stream().map(Keyframe::startMicros).toList());
        assertEquals(List.of(1, 75, 150 - 256, 225 - 256), words(keyframes));
    }

    @Test
    void aKeyframeHasABoundedNumberOfRuns() {
        SmallPicture one = small(Scenery.draw(3, 320, 180, 0));
        SmallPicture other = small(Scenery.draw(3, 320, 180, 0.02));
        for (int i = 0; i < 600; i++) {
            builder.add(i * 100, (i % 2 == 0 ? one : other).luma(), one::chroma, this::detail, false);
        }
        assertEquals(
                List.of(255, 255, 90),
                builder.finish(60_000).stream()
                        .map(keyframe -> keyframe.runs().size())
                        .toList());
    }

    @Test
    void wordsMayBeFoundAfterAllFramesHaveCome() {
        List<GreyPicture> begun = new ArrayList<>();
        KeyframeBuilder late = KeyframeBuilder.extracting(frame -> {
            begun.add(frame);
            return () -> {
                assertEquals(2, begun.size(), "asked for at the end");
                return new VisualWords(new int[] {frame.luma()[0]}, new long[] {7}, new int[] {9});
            };
        });
        SmallPicture one = small(Scenery.draw(1, 320, 180));
        for (int i = 0; i < 4; i++) {
            current = i;
            late.add(i * FRAME, one.luma(), one::chroma, this::detail, i == 2);
        }
        assertEquals(List.of(1, 3), words(late.finish(4 * FRAME)));
    }

    @Test
    void aVideoWithoutFramesHasNoKeyframes() {
        assertEquals(List.of(), builder.finish(0));
    }

    private GreyPicture detail() {
        return new GreyPicture(1, 1, new byte[] {(byte) current});
    }

    private void add(int frame, SmallPicture picture, boolean newShot) {
        current = frame;
        plain.add(frame * FRAME, picture.luma(), picture::chroma, newShot);
        builder.add(
                frame * FRAME,
                picture.luma(),
                picture::chroma,
                () -> {
                    looked.add(frame);
                    return detail();
                },
                newShot);
    }

    private static List<Integer> words(List<Keyframe> keyframes) {
        return keyframes.stream().map(keyframe -> keyframe.words().words()[0]).toList();
    }

    private static int reach(byte[] look, Keyframe keyframe) {
        return keyframe.runs().stream()
                .mapToInt(run ->
                        Descriptor.gradientDistance(look, run.descriptor().gradients()))
                .max()
                .orElseThrow();
    }

    private static void assertSame(List<Run> expected, List<Run> runs) {
        assertEquals(expected.size(), runs.size());
        for (int i = 0; i < runs.size(); i++) {
            assertEquals(expected.get(i).startMicros(), runs.get(i).startMicros());
            assertEquals(expected.get(i).endMicros(), runs.get(i).endMicros());
            assertEquals(expected.get(i).startsShot(), runs.get(i).startsShot());
            assertArrayEquals(
                    expected.get(i).descriptor().gradients(),
                    runs.get(i).descriptor().gradients());
        }
    }

    private static SmallPicture small(Picture picture) {
        return SmallPicture.of(picture, Box.of(picture));
    }
}
