package dev.koma.sceneindex.nearest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.descriptor.Descriptor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SketchTest {
    @Test
    void hasADifferentBitForEachThreshold() {
        byte[] least = new byte[Descriptor.GRADIENTS];
        byte[] most = new byte[Descriptor.GRADIENTS];
        Arrays.fill(least, Byte.MIN_VALUE);
        Arrays.fill(most, Byte.MAX_VALUE);
        assertEquals(Sketch.BITS, distance(least, most));
    }

    @Test
    void isTheFurtherAwayTheFurtherOneComponentIs() {
        for (int component = 0; component < Descriptor.GRADIENTS; component++) {
            byte[] from = new byte[Descriptor.GRADIENTS];
            from[component] = -128;
            byte[] to = from.clone();
            int last = 0;
            for (int value = -128; value < 128; value++) {
                to[component] = (byte) value;
                int distance = distance(from, to);
                assertTrue(distance == last || distance == last + 1, component + " at " + value);
                last = distance;
            }
            assertTrue(last > 0, component + " has no threshold");
        }
    }

    private static int distance(byte[] a, byte[] b) {
        return Long.bitCount(Sketch.first(a, 0) ^ Sketch.first(b, 0))
                + Long.bitCount(Sketch.second(a, 0) ^ Sketch.second(b, 0));
    }
}
