package dev.koma.media.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipBoundsTest {
    @ParameterizedTest(name = "at {0} ms, shots {1}, video of {2} ms: {3} to {4}")
    @CsvSource({
        // no boundaries: five seconds on each side, inside of the video
        "30000, '', 60000, 25000, 35000",
        "1000, '', 60000, 0, 6000",
        "59000, '', 60000, 54000, 60000",
        "500, '', 1500, 0, 1500",
        // boundaries
        "30000, 28000 33000, 60000, 28000, 33000",
        "30000, 10000 50000, 60000, 25000, 35000",
        "30000, 29000, 60000, 29000, 35000",
        "30000, 31000, 60000, 25000, 31000",
        "2000, 4000 9000, 60000, 0, 4000",
        "59000, 4000 57000, 60000, 57000, 60000",
        // exactly on a boundary: the shot that starts there
        "30000, 10000 30000 40000, 60000, 30000, 35000",
        "29999, 10000 30000 40000, 60000, 24999, 30000",
        "0, 5000, 60000, 0, 5000",
        // exactly one second is enough
        "30200, 30000 31000, 60000, 30000, 31000",
        // short shots grow on both sides
        "30100, 30000 30400, 60000, 29700, 30700",
        "100, 300, 60000, 0, 1000",
        "59900, 59800, 60000, 59000, 60000",
        "30100, 30000 30400 30800, 60000, 29700, 30700",
        // the video is shorter than a second
        "100, '', 400, 0, 400",
        "300, 200, 400, 0, 400",
        // outside of the video
        "-7000, 5000, 60000, 0, 5000",
        "99000, 57000, 60000, 57000, 60000",
        "99000, '', 60000, 54999.999, 60000",
        "60000, '', 60000, 54999.999, 60000",
        // boundaries outside of the video
        "30000, 0 70000, 60000, 25000, 35000",
        "5000, '', 0, 0, 40"
    })
    void cutsAtShots(double at, String shots, double duration, double from, double to) {
        List<Long> starts = Arrays.stream(shots.split(" "))
                .filter(text -> !text.isEmpty())
                .map(text -> Long.parseLong(text) * 1000)
                .toList();
        assertEquals(
                new ClipBounds(Math.round(from * 1000), Math.round(to * 1000)),
                ClipBounds.around(Math.round(at * 1000), starts, Math.round(duration * 1000)));
    }

    @Test
    void M9_hugeTimesDoNotOverflow() {
        assertEquals(new ClipBounds(0, 5_000_000), ClipBounds.around(Long.MIN_VALUE, List.of(), 60_000_000));
        assertEquals(new ClipBounds(54_999_999, 60_000_000), ClipBounds.around(Long.MAX_VALUE, List.of(), 60_000_000));
        assertEquals(
                Long.MAX_VALUE,
                ClipBounds.around(Long.MAX_VALUE, List.of(), Long.MAX_VALUE).endMicros());
    }

    @Test
    void neverLeavesALongShotNorTheVideo() {
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            long duration = 1 + random.nextLong(30_000_000);
            List<Long> shots = new ArrayList<>();
            for (long start = random.nextLong(4_000_000); start < duration; start += 1 + random.nextLong(4_000_000)) {
                shots.add(start);
            }
            long at = random.nextLong(duration);
            ClipBounds bounds = ClipBounds.around(at, shots, duration);
            long length = bounds.endMicros() - bounds.startMicros();
            assertTrue(bounds.startMicros() >= 0 && bounds.startMicros() <= at && at < bounds.endMicros());
            assertTrue(length <= 10_000_000 && (length >= 1_000_000 || duration < 1_000_000));
            if (length > 1_000_000) {
                assertTrue(shots.stream().noneMatch(shot -> shot > bounds.startMicros() && shot < bounds.endMicros()));
            }
        }
    }
}
