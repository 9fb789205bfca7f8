package dev.koma.sceneindex.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.descriptor.Census;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyframeCodecTest {
    private final Random random = new Random(5);

    @ParameterizedTest(name = "run {0} gives the key frame its look")
    @ValueSource(ints = {-1, 0, 100, 254})
    void runsComeBackWithTheirTimesAndNearlyTheirGradientsAndStaySoWhenTheyAreWrittenAgain(int known) {
        List<Run> runs = new ArrayList<>();
        byte[] gradients = new byte[Descriptor.GRADIENTS];
        random.nextBytes(gradients);
        long start = 123_456_789_012L;
        for (int i = 0; i < 255; i++) {
            start += i % 5 == 0 ? random.nextInt(1_000_000) : 0;
            long end = start + 1 + random.nextInt(10_000_000);
            runs.add(new Run(
                    start, end, i == 7 ? Integer.MAX_VALUE : 1 + random.nextInt(50), i % 3 == 0, look(gradients)));
            start = end;
            gradients = changed(gradients);
        }
        byte[] look = known < 0
                ? new byte[Descriptor.GRADIENTS]
                : runs.get(known).descriptor().gradients();
        List<Run> read = KeyframeCodec.decode(KeyframeCodec.encode(runs, look), look);
        SnapshotViewTest.assertSame(read, KeyframeCodec.decode(KeyframeCodec.encode(read, look), look));
        assertEquals(runs.size(), read.size());
        for (int i = 0; i < runs.size(); i++) {
            Run expected = runs.get(i);
            Run found = read.get(i);
            assertEquals(expected.startMicros(), found.startMicros());
            assertEquals(expected.endMicros(), found.endMicros());
            assertEquals(expected.frames(), found.frames());
            assertEquals(expected.startsShot(), found.startsShot());
            assertArrayEquals(expected.descriptor().census(), found.descriptor().census());
            int distance = Descriptor.gradientDistance(
                    expected.descriptor().gradients(), found.descriptor().gradients());
            assertTrue(distance <= (i == Math.max(0, known) ? 0 : 4 * Descriptor.GRADIENTS), "distance " + distance);
        }
    }

    @Test
    void coloursOfTheFirstRunAreExactAndThoseOfTheOthersFollowItsTone() {
        byte[] first = colours();
        byte[] darker = first.clone();
        for (int i = 0; i < 12; i++) {
            darker[i] -= 40;
        }
        List<Run> runs = List.of(
                new Run(0, 1, 1, true, new Descriptor(new byte[64], first, new byte[Census.BYTES])),
                new Run(1, 2, 1, false, new Descriptor(new byte[64], darker, new byte[Census.BYTES])));
        byte[] look = new byte[Descriptor.GRADIENTS];
        List<Run> read = KeyframeCodec.decode(KeyframeCodec.encode(runs, look), look);
        assertArrayEquals(first, read.getFirst().descriptor().colours());
        assertArrayEquals(darker, read.getLast().descriptor().colours());
    }

    @Test
    void aRunOfAnOrdinaryKeyframeTakesAtMost80Bytes() {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            runs.add(new Run(3_600_000_000L + i * 160_000, 3_600_000_000L + (i + 1) * 160_000, 4, i == 0, look(i)));
        }
        byte[] gradients = runs.get(5).descriptor().gradients();
        int bytes = KeyframeCodec.encode(runs, gradients).length;
        assertTrue(bytes <= 80 * runs.size(), bytes + " bytes");
    }

    /** As much as from run to run, also at the ends of what a byte holds. */
    private byte[] changed(byte[] gradients) {
        byte[] changed = gradients.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = (byte) Math.clamp(changed[i] + random.nextLong(-18, 19), -128, 127);
        }
        return changed;
    }

    private Descriptor look(int seed) {
        byte[] gradients = new byte[Descriptor.GRADIENTS];
        new Random(seed).nextBytes(gradients);
        return look(gradients);
    }

    private Descriptor look(byte[] gradients) {
        return new Descriptor(gradients, colours(), census());
    }

    /** As of frames of one shot: a few cells differ. */
    private byte[] census() {
        byte[] census = new byte[Census.BYTES];
        census[random.nextInt(census.length)] = (byte) random.nextInt();
        census[random.nextInt(census.length)] = (byte) random.nextInt();
        return census;
    }

    /** Neither black nor white, so that nothing is cut off. */
    private byte[] colours() {
        byte[] colours = new byte[Descriptor.COLOURS];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (byte) random.nextInt(60, 200);
        }
        return colours;
    }
}
