package dev.koma.media.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.koma.media.MediaException;
import dev.koma.media.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyframesTest {
    private static final String CUTS = "-f lavfi -i testsrc2=size=160x90:rate=25:duration=8 "
            + "-f lavfi -i mandelbrot=size=160x90:rate=25 "
            + "-filter_complex [1:v]trim=duration=8,setpts=PTS-STARTPTS,setsar=1[m];[0:v][m]concat=n=2 ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h264.mp4 | -c:v libopenh264 -b:v 300k -g 50 -pix_fmt yuv420p",
                "bframes.mp4 | -c:v mpeg4 -bf 2 -g 50 -q:v 4",
                "bframes.mkv | -c:v mpeg2video -bf 2 -g 50 -q:v 4",
                "open.ts | -c:v mpeg2video -bf 2 -g 50 -q:v 4",
                "late.ts | -c:v mpeg2video -bf 2 -g 50 -q:v 4 -output_ts_offset 100",
                "vp9.webm | -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 300k -g 50",
                "vp8.webm | -c:v libvpx -deadline realtime -cpu-used 8 -b:v 300k -g 50",
                "av1.mp4 | -c:v libsvtav1 -preset 12 -g 50",
                "flash.flv | -c:v flv1 -g 50 -q:v 4",
                "windows.wmv | -c:v wmv2 -g 50 -q:v 4",
                "plain.avi | -c:v mpeg4 -g 50 -q:v 4",
                "program.mpg | -c:v mpeg2video -bf 2 -g 50 -q:v 4",
                "big.mkv | -c:v mpeg4 -bf 2 -g 100 -s 1280x720 -qscale:v 1",
                "big.mp4 | -c:v mpeg4 -bf 2 -g 100 -s 1280x720 -qscale:v 1",
                "fragments.mp4 | -c:v mpeg4 -bf 2 -g 50 -q:v 4 -movflags +frag_keyframe+empty_moov",
                "negative.mkv | -c:v mpeg4 -bf 2 -g 50 -output_ts_offset -0.5 -avoid_negative_ts disabled"
            })
    void areThoseOfTheWholeReadingAtTheSameTimes(String name, String encoder) throws Exception {
        Path video = TestMedia.make(folder.resolve(name), CUTS + encoder);
        Map<Long, byte[]> whole = new HashMap<>();
        FrameSummary all = reader().read(
                        video,
                        frame -> whole.put(frame.timeMicros(), frame.luma().clone()) == null);
        List<Long> times = new ArrayList<>();
        FrameSummary summary = reader().keyframes(video, frame -> {
            byte[] same = whole.get(frame.timeMicros());
            assertNotNull(same, name + ": no frame at " + frame.timeMicros());
            assertTrue(difference(same, frame.luma()) < 1.5, name + ": another frame at " + frame.timeMicros());
            return times.add(frame.timeMicros());
        });
        assertEquals(expected(video).size(), times.size(), name + " " + times);
        assertEquals(times.size(), summary.frames());
        assertEquals(0, summary.damaged());
        assertNull(summary.partial());
        assertEquals(all.endMicros(), summary.endMicros(), 100_000);
        assertAscending(times);
    }

    @Test
    void whereThereIsAnIndexWhatIsBetweenIsNotRead() throws Exception {
        for (String name : List.of("big.mp4", "big.mkv")) {
            Path video = TestMedia.make(folder.resolve(name), CUTS + "-s 1280x720 -c:v mpeg4 -q:v 1 -bf 2 -g 100");
            int expected = expected(video).size(); // of another process, whose bytes would be counted
            long size = Files.size(video);
            long before = bytesRead();
            assertEquals(expected, reader().keyframes(video, frame -> true).frames());
            long read = bytesRead() - before;
            assertTrue(read < size / 2, name + ": read " + read + " of " + size);
        }
    }

    @Test
    void aMatroskaFileWithoutIndexIsReadThrough() throws Exception {
        Path video = folder.resolve("live.mkv");
        TestMedia.make(video, CUTS + "-s 1280x720 -c:v mpeg4 -q:v 1 -bf 2 -g 50 -live 1 -f matroska");
        assertEquals(
                expected(video).size(), reader().keyframes(video, frame -> true).frames());
    }

    @ParameterizedTest
    @CsvSource({"motion.avi,mjpeg -pix_fmt yuvj420p", "motion.mov,mjpeg -pix_fmt yuvj420p", "lossless.mkv,ffv1 -g 1"})
    void ofNothingButKeyframesTwoASecondAreTaken(String name, String encoder) throws Exception {
        Path video = TestMedia.make(
                folder.resolve(name), "-f lavfi -i testsrc2=size=160x90:rate=25:duration=20 -c:v " + encoder);
        List<Long> times = new ArrayList<>();
        FrameSummary summary = reader().keyframes(video, frame -> times.add(frame.timeMicros()));
        assertEquals(40, times.size(), 3, "times " + times);
        for (int i = 1; i < times.size(); i++) {
            assertTrue(times.get(i) - times.get(i - 1) >= 250_000, "times " + times);
            assertTrue(times.get(i) - times.get(i - 1) <= 750_000, "times " + times);
        }
        assertEquals(20_000_000, summary.endMicros(), 100_000);
    }

    @Test
    void ofAVideoWithASingleKeyframeOneIsTaken() throws Exception {
        Path video =
                TestMedia.make(folder.resolve("one.mp4"), CUTS + "-c:v mpeg4 -g 600 -sc_threshold 1000000000 -q:v 4");
        FrameSummary summary = reader().keyframes(video, frame -> true);
        assertEquals(1, summary.frames());
        assertEquals(16_000_000, summary.endMicros(), 100_000);
    }

    @Test
    void aKeyframeUnlikeTheOneBeforeStartsAShot() throws Exception {
        Path video = TestMedia.make(folder.resolve("shots.mp4"), CUTS + "-c:v mpeg4 -g 50 -q:v 4");
        FrameSummary summary = reader().keyframes(video, frame -> true);
        assertTrue(summary.shotStartsMicros().contains(8_000_000L), "shots " + summary.shotStartsMicros());
        assertEquals(8_000_000L, summary.shotStartsMicros().getFirst(), "none within the first shot");
    }

    @ParameterizedTest
    @CsvSource({"faststart.mp4,-movflags +faststart", "plain.mkv,-f matroska", "plain.avi,-f avi", "plain.ts,-f mpegts"
    })
    void I2_ofATruncatedFileThereAreTheKeyframesThatAreLeft(String name, String muxer) throws Exception {
        Path video = TestMedia.make(folder.resolve(name), CUTS + "-c:v mpeg4 -q:v 4 -g 25 " + muxer);
        byte[] bytes = Files.readAllBytes(video);
        Files.write(video, Arrays.copyOf(bytes, bytes.length / 2));
        List<Long> times = new ArrayList<>();
        FrameSummary summary = reader().keyframes(video, frame -> times.add(frame.timeMicros()));
        assertTrue(times.size() > 2 && times.size() < 15, "times " + times);
        assertAscending(times);
        assertTrue(summary.endMicros() > times.getLast());
    }

    @ParameterizedTest
    @CsvSource({"broken.mp4,libopenh264", "broken.mkv,mpeg4", "broken.ts,mpeg2video"})
    void I10_damagedKeyframesAreSkipped(String name, String encoder) throws Exception {
        Path video =
                TestMedia.make(folder.resolve(name), CUTS + "-c:v " + encoder + " -b:v 400k -g 25 -pix_fmt yuv420p");
        byte[] bytes = Files.readAllBytes(video);
        Random random = new Random(10);
        for (int at = bytes.length * 4 / 10; at < bytes.length * 5 / 10; at++) {
            bytes[at] = (byte) random.nextInt();
        }
        Files.write(video, bytes);
        List<Long> times = new ArrayList<>();
        reader().keyframes(video, frame -> times.add(frame.timeMicros()));
        assertTrue(times.size() >= 8, "times " + times);
        assertTrue(times.getLast() > 12_000_000, "goes on after the damage");
        assertAscending(times);
    }

    @Test
    void I10_aFileOfNoiseHasNoKeyframes() throws Exception {
        Path video = TestMedia.make(folder.resolve("noise.mp4"), CUTS + "-c:v mpeg4 -q:v 4 -movflags +faststart");
        byte[] bytes = Files.readAllBytes(video);
        Arrays.fill(bytes, bytes.length / 8, bytes.length, (byte) 0x55);
        Files.write(video, bytes);
        try {
            assertTrue(reader().keyframes(video, frame -> true).frames() < 12);
        } catch (MediaException e) {
            assertTrue(e.getMessage().startsWith("No key frame"), e.getMessage());
        }
        Path text = Files.writeString(folder.resolve("text.mp4"), "This is no video.");
        assertThrows(MediaException.class, () -> reader().keyframes(text, frame -> true));
    }

    @Test
    void stopsWhenTheVisitorSaysSo() throws Exception {
        Path video = TestMedia.make(folder.resolve("long.mp4"), CUTS + "-c:v mpeg4 -q:v 4 -g 25");
        int[] seen = {0};
        FrameSummary summary = reader().keyframes(video, frame -> ++seen[0] < 3);
        assertEquals(3, seen[0]);
        assertEquals(3, summary.frames());
    }

    private static FrameReader reader() {
        return new FrameReader(64, 36, 2);
    }

    /** Times of the key frames' packets, as ffprobe sees them. */
    private static List<String> expected(Path video) throws Exception {
        return TestMedia.probe(video, "-select_streams v:0 -show_entries packet=pts_time,flags").stream()
                .filter(line -> line.contains("K"))
                .toList();
    }

    /** Bytes that this process has read from files, as Linux counts them. */
    private static long bytesRead() throws Exception {
        Path counters = Path.of("/proc/self/io");
        assumeTrue(Files.isReadable(counters));
        return Files.readAllLines(counters).stream()
                .filter(line -> line.startsWith("rchar:"))
                .mapToLong(line -> Long.parseLong(line.substring(6).trim()))
                .sum();
    }

    private static void assertAscending(List<Long> times) {
        for (int i = 1; i < times.size(); i++) {
            assertTrue(times.get(i) > times.get(i - 1), "times " + times);
        }
    }

    private static double difference(byte[] a, byte[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
        }
        return (double) sum / a.length;
    }
}
