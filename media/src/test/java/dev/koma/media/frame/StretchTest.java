package dev.koma.media.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.MediaException;
import dev.koma.media.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String CUTS = "-f lavfi -i testsrc2=size=160x90:rate=25:duration=4 "
            + "-f lavfi -i mandelbrot=size=160x90:rate=25 -f lavfi -i color=red:size=160x90:rate=25:duration=2 "
            + "-filter_complex [1:v]trim=duration=4,setpts=PTS-STARTPTS,setsar=1[m];[0:v][m][2:v]concat=n=3 ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h264.mp4 | -c:v libopenh264 -b:v 300k -g 60 -pix_fmt yuv420p",
                "bframes.mp4 | -c:v mpeg4 -bf 2 -g 60 -q:v 4",
                "bframes.mkv | -c:v mpeg2video -bf 2 -g 60 -q:v 4",
                "open.ts | -c:v mpeg2video -bf 2 -g 30 -q:v 4",
                "late.ts | -c:v mpeg2video -bf 2 -g 30 -q:v 4 -output_ts_offset 100",
                "bframes.avi | -c:v mpeg4 -bf 2 -g 60 -q:v 4",
                "vp9.webm | -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 300k -g 60",
                "onlyfirst.mp4 | -c:v mpeg4 -g 600 -sc_threshold 1000000000 -q:v 4",
                "flash.flv | -c:v flv1 -g 60 -q:v 4",
                "motion.avi | -c:v mjpeg -q:v 4 -pix_fmt yuvj420p",
                "program.mpg | -c:v mpeg2video -bf 2 -g 30 -q:v 4"
            })
    void hasTheFramesOfTheWholeFileBetweenItsEnds(String name, String encoder) throws Exception {
        Path video = TestMedia.make(folder.resolve(name), CUTS + encoder);
        Seen whole = new Seen();
        reader().read(video, whole);
        for (long[] stretch :
                new long[][] {{0, 1_000_000}, {2_000_000, 3_000_000}, {3_500_000, 5_100_000}, {7_990_000, 20_000_000}
                }) {
            Seen part = new Seen();
            FrameSummary summary = reader().read(video, stretch[0], stretch[1], LIMIT, part);
            int from = whole.firstAtOrAfter(stretch[0]);
            int to = whole.firstAtOrAfter(stretch[1]);
            String what = name + " from " + stretch[0];
            assertEquals(whole.times.subList(from, to), part.times, what);
            for (int i = from; i < to; i++) {
                assertArrayEquals(whole.luma.get(i), part.luma.get(i - from), what + " frame " + i);
            }
            assertEquals(to - from, summary.frames());
            assertNull(summary.partial());
        }
    }

    @Test
    void knowsTheCutsWithinAndAtItsBeginning() throws Exception {
        Path video = TestMedia.make(folder.resolve("cuts.mp4"), CUTS + "-c:v mpeg4 -bf 2 -g 60 -q:v 4");
        assertEquals(
                List.of(4_000_000L),
                reader().read(video, 3_000_000, 6_000_000, LIMIT, frame -> true).shotStartsMicros());
        assertEquals(
                List.of(4_000_000L, 8_000_000L),
                reader().read(video, 4_000_000, 9_000_000, LIMIT, frame -> true).shotStartsMicros());
    }

    @Test
    void endsWithItsLastFrame() throws Exception {
        Path video = TestMedia.make(folder.resolve("ends.mp4"), CUTS + "-c:v mpeg4 -q:v 4");
        assertEquals(
                3_000_000,
                reader().read(video, 2_000_000, 3_000_000, LIMIT, frame -> true).endMicros());
        assertEquals(
                10_000_000,
                reader().read(video, 9_000_000, 99_000_000, LIMIT, frame -> true)
                        .endMicros());
    }

    @Test
    void behindTheEndThereIsNothing() throws Exception {
        Path video = TestMedia.make(folder.resolve("short.mp4"), CUTS + "-c:v mpeg4 -q:v 4");
        assertEquals(
                0,
                reader().read(video, 50_000_000, 60_000_000, LIMIT, frame -> true)
                        .frames());
    }

    @Test
    void I10_endsWhenItsTimeIsUpHoweverFastTheFramesCome() throws Exception {
        Path video =
                TestMedia.make(folder.resolve("one.mp4"), CUTS + "-c:v mpeg4 -g 600 -sc_threshold 1000000000 -q:v 4");
        assertThrows(
                MediaException.class,
                () -> reader().read(video, 9_000_000, 9_500_000, Duration.ofNanos(1), frame -> true));
        long end = System.nanoTime() + 1_000_000_000;
        FrameSummary summary = reader().read(video, 1_000_000, 9_500_000, Duration.ofMillis(500), frame -> {
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return true;
        });
        assertTrue(summary.frames() < 200, "frames " + summary.frames());
        assertNotNull(summary.partial());
    }

    @ParameterizedTest
    @CsvSource({"broken.mp4,libopenh264", "broken.mkv,mpeg4", "broken.ts,mpeg2video"})
    void I10_aStretchWithDamageHasTheFramesThatAreLeft(String name, String encoder) throws Exception {
        Path video =
                TestMedia.make(folder.resolve(name), CUTS + "-c:v " + encoder + " -b:v 400k -g 12 -pix_fmt yuv420p");
        byte[] bytes = Files.readAllBytes(video);
        Random random = new Random(10);
        for (int at = bytes.length * 4 / 10; at < bytes.length * 45 / 100; at++) {
            bytes[at] = (byte) random.nextInt();
        }
        Files.write(video, bytes);
        Seen seen = new Seen();
        reader().read(video, 1_000_000, 9_000_000, LIMIT, seen);
        assertTrue(seen.times.size() > 120, "frames " + seen.times.size());
        assertTrue(seen.times.getFirst() >= 1_000_000 && seen.times.getLast() < 9_000_000);
    }

    @Test
    void I2_aStretchBehindTheCutOffIsEmptyOrShort() throws Exception {
        Path video = TestMedia.make(folder.resolve("cut.mp4"), CUTS + "-c:v mpeg4 -q:v 4 -g 24 -movflags +faststart");
        byte[] bytes = Files.readAllBytes(video);
        Files.write(video, Arrays.copyOf(bytes, bytes.length / 2));
        Seen seen = new Seen();
        reader().read(video, 8_000_000, 9_500_000, LIMIT, seen);
        assertEquals(0, seen.times.size());
    }

    private static FrameReader reader() {
        return new FrameReader(64, 36, 2);
    }

    /** What a visitor saw. */
    private static final class Seen implements FrameVisitor {
        final List<Long> times = new ArrayList<>();
        final List<byte[]> luma = new ArrayList<>();

        @Override
        public boolean frame(SmallFrame frame) {
            times.add(frame.timeMicros());
            luma.add(frame.luma().clone());
            return true;
        }

        int firstAtOrAfter(long micros) {
            int i = 0;
            while (i < times.size() && times.get(i) < micros) {
                i++;
            }
            return i;
        }
    }
}
