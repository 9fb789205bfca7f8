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

class KeyframeCodecTest {
    private final Random random = new Random(5);

    @Test
    void runsComeBackWithTheirTimesAndGradients() {
        List<Run> runs = new ArrayList<>();
        long start = 123_456_789_012L;
        for (int i = 0; i < 255; i++) {
            start += i % 5 == 0 ? random.nextInt(1_000_000) : 0;
            long end = start + 1 + random.nextInt(10_000_000);
            runs.add(new Run(start, end, i == 7 ? Integer.MAX_VALUE : 1 + random.nextInt(50), i % 3 == 0, look(i)));
            start = end;
        }
        SnapshotViewTest.assertSame(runs, KeyframeCodec.decode(KeyframeCodec.encode(runs)));
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
        List<Run> read = KeyframeCodec.decode(KeyframeCodec.encode(runs));
        assertArrayEquals(first, read.getFirst().descriptor().colours());
        assertArrayEquals(darker, read.getLast().descriptor().colours());
    }

    @Test
    void aRunOfAnOrdinaryKeyframeTakesAtMost85Bytes() {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            runs.add(new Run(3_600_000_000L + i * 160_000, 3_600_000_000L + (i + 1) * 160_000, 4, i == 0, look(i)));
        }
        int bytes = KeyframeCodec.encode(runs).length;
        assertEquals(12, KeyframeCodec.decode(KeyframeCodec.encode(runs)).size());
        assertTrue(bytes <= 85 * runs.size(), bytes + " bytes");
    }

    private Descriptor look(int seed) {
        byte[] gradients = new byte[Descriptor.GRADIENTS];
        new Random(seed).nextBytes(gradients);
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
