package dev.koma.sceneindex.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.picture.SmallPicture;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunBuilderTest {
    private static final long FRAME = 40_000;
    private final RunBuilder builder = new RunBuilder();

    @Test
    void aStaticShotIsOneRun() {
        SmallPicture still = small(Scenery.draw(1, 320, 180));
        for (int i = 0; i < 250; i++) {
            add(i, still, false);
        }
        List<Run> runs = builder.finish(250 * FRAME);

        assertEquals(1, runs.size());
        Run run = runs.getFirst();
        assertEquals(0, run.startMicros());
        assertEquals(250 * FRAME, run.endMicros());
        assertEquals(250, run.frames());
        assertTrue(run.startsShot());
    }

    @Test
    void aRunNeverSpansAShotBoundaryEvenWhenBothSidesLookTheSame() {
        SmallPicture still = small(Scenery.draw(1, 320, 180));
        for (int i = 0; i < 10; i++) {
            add(i, still, i == 6);
        }
        List<Run> runs = builder.finish(10 * FRAME);

        assertEquals(List.of(0L, 6 * FRAME), runs.stream().map(Run::startMicros).toList());
        assertEquals(6 * FRAME, runs.getFirst().endMicros());
        assertTrue(runs.getLast().startsShot());
    }

    @Test
    void aPanBecomesSeveralRunsThatFollowEachOtherWithoutGaps() {
        int frames = 60;
        for (int i = 0; i < frames; i++) {
            add(i, small(Scenery.draw(3, 320, 180, i * 0.01)), false);
        }
        List<Run> runs = builder.finish(frames * FRAME);

        assertTrue(runs.size() > 3, runs.size() + " runs");
        assertEquals(frames, runs.stream().mapToInt(Run::frames).sum());
        for (int i = 1; i < runs.size(); i++) {
            assertEquals(runs.get(i - 1).endMicros(), runs.get(i).startMicros());
            int step = Descriptor.gradientDistance(
                    runs.get(i - 1).descriptor().gradients(),
                    runs.get(i).descriptor().gradients());
            assertTrue(step > 0 && step <= 9 * RunBuilder.BOUND, "neighbours " + step + " apart");
        }
    }

    @Test
    void refusesFramesOutOfOrder() {
        SmallPicture still = small(Scenery.draw(1, 32, 18));
        add(3, still, false);
        assertThrows(IllegalArgumentException.class, () -> add(3, still, false));
    }

    @Test
    void aVideoWithoutFramesHasNoRuns() {
        assertEquals(List.of(), builder.finish(0));
    }

    private void add(int frame, SmallPicture picture, boolean newShot) {
        builder.add(frame * FRAME, picture.luma(), picture::chroma, newShot);
    }

    private static SmallPicture small(Picture picture) {
        return SmallPicture.of(picture, Box.of(picture));
    }
}
