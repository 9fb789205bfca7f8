package dev.koma.media.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReaderTest {
    private static final String PATTERN = "-f lavfi -i testsrc2=size=160x90:rate=25:duration=4 ";
    private static final double FRAME = 0.04;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h264.mp4 | -c:v libopenh264 -b:v 300k -pix_fmt yuv420p",
                "bframes.mp4 | -c:v mpeg4 -bf 2 -q:v 4",
                "bframes.mkv | -c:v mpeg2video -bf 2 -q:v 4",
                "bframes.avi | -c:v mpeg4 -bf 2 -q:v 4",
                "bframes.mov | -c:v mpeg4 -bf 2 -q:v 4",
                "bframes.ts | -c:v mpeg2video -bf 2 -q:v 4",
                "program.mpg | -c:v mpeg2video -bf 2 -q:v 4",
                "vp9.webm | -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 300k",
                "tenbit.mkv | -c:v ffv1 -pix_fmt yuv420p10le",
                "flash.flv | -c:v flv1 -q:v 4",
                "windows.wmv | -c:v wmv2 -q:v 4",
                "apple.m4v | -c:v mpeg4 -q:v 4 -f mp4",
                "theora.ogv | -c:v libvpx -deadline realtime -cpu-used 8 -b:v 300k -f ogg",
                "av1.mp4 | -c:v libsvtav1 -preset 12",
                "fields.mkv | -c:v mpeg2video -flags +ilme+ildct -q:v 4",
                "negative.mkv | -c:v mpeg4 -bf 2 -q:v 4 -output_ts_offset -0.5 -avoid_negative_ts disabled",
                "late.ts | -c:v mpeg2video -bf 2 -q:v 4 -output_ts_offset 100",
                "fast.mkv | -vf setpts=N/(1000*TB) -r 1000 -c:v mpeg4 -q:v 4",
                "one.mp4 | -frames:v 1 -c:v libopenh264 -pix_fmt yuv420p"
            })
    void I5_timesAreThoseOfFfprobe(String name, String encoder) throws Exception {
        Path video = TestMedia.make(folder.resolve(name), PATTERN + encoder);
        assertTimesAsFfprobe(video);
    }

    @Test
    void I5_variableFrameRateKeepsItsTimes() throws Exception {
        Path video = TestMedia.make(
                folder.resolve("vfr.mkv"),
                PATTERN + "-vf select='not(mod(n,7))+not(mod(n,3))' -fps_mode vfr -c:v mpeg4 -bf 2 -q:v 4");
        List<Long> times = assertTimesAsFfprobe(video);
        assertTrue(times.stream().distinct().count() < 60);
    }

    @Test
    void I5_editListHidesFrames() throws Exception {
        Path whole = TestMedia.make(folder.resolve("whole.mp4"), PATTERN + "-c:v mpeg4 -bf 2 -g 25 -q:v 4");
        Path cut = TestMedia.make(folder.resolve("cut.mp4"), "-ss 1.4 -i " + whole + " -c copy");
        List<Long> times = assertTimesAsFfprobe(cut);
        assertTrue(times.getFirst() <= 40_000, "begins at " + times.getFirst());
        assertTrue(times.size() <= 66, "frames before the cut are hidden: " + times.size());
    }

    @Test
    void I5_timesGoOnWhereTheClockJumpsBack() throws Exception {
        Path part = TestMedia.make(folder.resolve("part.ts"), PATTERN + "-c:v mpeg2video -q:v 4");
        Path twice = folder.resolve("twice.ts");
        Files.write(twice, concat(Files.readAllBytes(part), Files.readAllBytes(part)));
        Reading reading = read(twice);
        assertEquals(200, reading.times.size(), 3);
        assertAscending(reading.times);
        assertEquals(8e6, reading.summary.endMicros(), 300_000);
    }

    @Test
    void I6_firstRealVideoCounts() throws Exception {
        Path cover = TestMedia.make(folder.resolve("cover.png"), "-f lavfi -i color=white:size=64x64 -frames:v 1");
        Path video = TestMedia.make(
                folder.resolve("dark.mkv"), "-f lavfi -i color=black:size=64x36:rate=10:duration=1 -c:v ffv1");
        Path both = TestMedia.make(
                folder.resolve("both.mp4"),
                "-i " + cover + " -i " + video
                        + " -map 0 -map 1 -c:v:0 copy -c:v:1 mpeg4 -disposition:v:0 attached_pic");
        Reading reading = read(both);
        assertEquals(10, reading.times.size());
        assertEquals(0, reading.luma.getFirst()[0] & 0xff, 2);
    }

    @Test
    void I6_onlyACoverIsNoVideo() throws Exception {
        Path cover = TestMedia.make(folder.resolve("cover.png"), "-f lavfi -i color=white:size=64x64 -frames:v 1");
        Path song = TestMedia.make(
                folder.resolve("song.m4v"),
                "-f lavfi -i sine=duration=1 -i " + cover
                        + " -map 0 -map 1 -c:a aac -c:v copy -disposition:v attached_pic -f mp4");
        MediaException thrown = assertThrows(MediaException.class, () -> read(song));
        assertEquals("The file has no video stream", thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"faststart.mp4,-movflags +faststart", "plain.mkv,-f matroska", "plain.avi,-f avi"})
    void I2_truncatedFileIsReadAsFarAsItGoes(String name, String muxer) throws Exception {
        Path video = TestMedia.make(
                folder.resolve(name),
                "-f lavfi -i testsrc2=size=160x90:rate=24:duration=10 -c:v mpeg4 -q:v 4 -g 24 " + muxer);
        byte[] bytes = Files.readAllBytes(video);
        Files.write(video, Arrays.copyOf(bytes, bytes.length / 2));
        Reading reading = read(video);
        assertTrue(reading.times.size() > 60 && reading.times.size() < 200, "frames " + reading.times.size());
        assertNotNull(reading.summary.partial());
        assertEquals(reading.times.getLast() + 41_667, reading.summary.endMicros(), 2_000);
    }

    @Test
    void I2_withoutItsIndexAnMp4CannotBeOpened() throws Exception {
        Path video = TestMedia.make(folder.resolve("plain.mp4"), PATTERN + "-c:v mpeg4 -q:v 4");
        byte[] bytes = Files.readAllBytes(video);
        Files.write(video, Arrays.copyOf(bytes, bytes.length / 2));
        assertThrows(MediaException.class, () -> read(video));
    }

    @ParameterizedTest
    @CsvSource({"broken.mp4,libopenh264", "broken.mkv,mpeg4", "broken.ts,mpeg2video"})
    void I10_damageInTheMiddleIsSkipped(String name, String encoder) throws Exception {
        Path video =
                TestMedia.make(folder.resolve(name), PATTERN + "-c:v " + encoder + " -b:v 400k -g 12 -pix_fmt yuv420p");
        byte[] bytes = Files.readAllBytes(video);
        Random random = new Random(10);
        for (int at = bytes.length * 4 / 10; at < bytes.length * 5 / 10; at++) {
            bytes[at] = (byte) random.nextInt();
        }
        Files.write(video, bytes);
        Reading reading = read(video);
        assertTrue(reading.times.size() >= 60, "frames " + reading.times.size());
        assertTrue(reading.times.size() + reading.summary.damaged() <= 110);
        assertTrue(reading.times.getLast() > 3_500_000, "goes on after the damage");
        assertAscending(reading.times);
    }

    @Test
    void I10_nothingButNoiseAfterTheHeaderEnds() throws Exception {
        Path video = TestMedia.make(folder.resolve("noise.ts"), PATTERN + "-c:v mpeg2video -q:v 4");
        byte[] bytes = Files.readAllBytes(video);
        Random random = new Random(11);
        for (int at = 20_000; at < bytes.length; at++) {
            bytes[at] = (byte) random.nextInt();
        }
        Files.write(video, bytes);
        Reading reading = read(video);
        assertTrue(reading.times.size() < 60, "frames " + reading.times.size());
        assertAscending(reading.times);
    }

    @Test
    void I10_noProgressForTooLongEndsTheReading() throws Exception {
        Path video = TestMedia.make(folder.resolve("slow.mp4"), PATTERN + "-c:v mpeg4 -q:v 4");
        FrameReader hasty = new FrameReader(64, 36, 1, Duration.ofNanos(1));
        assertThrows(MediaException.class, () -> hasty.read(video, frame -> true));
    }

    @Test
    void I10_slowVisitorIsNoLackOfProgress() throws Exception {
        Path video = TestMedia.make(folder.resolve("slow.mp4"), PATTERN + "-c:v mpeg4 -q:v 4");
        CountDownLatch never = new CountDownLatch(1);
        boolean[] waited = {false};
        FrameSummary summary = new FrameReader(64, 36, 1, Duration.ofSeconds(2)).read(video, frame -> {
            if (!waited[0]) {
                waited[0] = true;
                assertFalse(awaits(never));
            }
            return true;
        });
        assertEquals(100, summary.frames());
        assertNull(summary.partial());
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(2_200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"tv,yuv420p", "pc,yuv420p", "tv,yuv420p10le", "pc,yuv444p10le", "pc,gray", "pc,bgr0", "tv,yuv422p"})
    void lumaIsFullRangeWhateverTheInput(String range, String pixels) throws Exception {
        Path video = TestMedia.make(
                folder.resolve("ramp.mkv"),
                "-f lavfi -i color=black:size=64x36:rate=5:duration=1 -vf drawbox=x=32:w=32:h=36:color=white:t=fill,"
                        + "scale=out_range=" + range + ",format=" + pixels + " -c:v ffv1 -color_range " + range);
        byte[] luma = read(video).luma.getFirst();
        assertEquals(0, luma[4] & 0xff, 2);
        assertEquals(255, luma[60] & 0xff, 2);
    }

    @Test
    void chromaIsOfHalfTheSizeAndOfTheRightColour() throws Exception {
        Path video = TestMedia.make(
                folder.resolve("red.mkv"),
                "-f lavfi -i color=red:size=64x36:rate=5:duration=1 -c:v ffv1 -pix_fmt yuv420p");
        List<int[]> colours = new ArrayList<>();
        new FrameReader(64, 36, 1).read(video, frame -> {
            assertEquals(32 * 18, frame.cb().length);
            colours.add(new int[] {frame.luma()[70] & 0xff, frame.cb()[70] & 0xff, frame.cr()[70] & 0xff});
            return true;
        });
        assertEquals(5, colours.size());
        assertEquals(76, colours.get(2)[0], 3);
        assertEquals(85, colours.get(2)[1], 3);
        assertEquals(255, colours.get(2)[2], 3);
    }

    @ParameterizedTest
    @CsvSource({"90", "180", "270", "-90"})
    void rotationIsApplied(String degrees) throws Exception {
        Path stored = TestMedia.make(
                folder.resolve("stored.mp4"), "-f lavfi -i testsrc2=size=160x90:rate=5:duration=1 -c:v mpeg4 -q:v 1");
        Path turned = TestMedia.make(
                folder.resolve("turned.mp4"), "-display_rotation " + degrees + " -i " + stored + " -c copy");
        Path upright = TestMedia.make(folder.resolve("upright.mkv"), "-i " + turned + " -c:v ffv1");
        List<byte[]> actual = read(turned).luma;
        List<byte[]> expected = read(upright).luma;
        assertEquals(expected.size(), actual.size());
        assertEquals(0, distance(expected.getFirst(), actual.getFirst()), 1.5);
        assertTrue(distance(read(stored).luma.getFirst(), actual.getFirst()) > 10);
    }

    @Test
    void stopsWhenTheVisitorSaysSo() throws Exception {
        Path video = TestMedia.make(folder.resolve("long.mp4"), PATTERN + "-c:v mpeg4 -q:v 4");
        int[] seen = {0};
        FrameSummary summary = new FrameReader(64, 36, 1).read(video, frame -> ++seen[0] < 5);
        assertEquals(5, seen[0]);
        assertEquals(5, summary.frames());
        assertEquals(200_000, summary.endMicros(), 1_000);
        assertNull(summary.partial());
    }

    @Test
    void I7_namesOfAnyKindAreOpened() throws Exception {
        Path plain = TestMedia.make(folder.resolve("plain.mp4"), PATTERN + "-c:v mpeg4 -q:v 4");
        for (String name : List.of("-i.mp4", "%d 'x' \"y\" $(z);&#%2F.mp4", "concat:a|b.mp4", "http:..x.mp4")) {
            Path odd = Files.copy(plain, folder.resolve(name));
            assertEquals(100, read(odd).times.size(), name);
        }
    }

    private List<Long> assertTimesAsFfprobe(Path video) throws Exception {
        Reading reading = read(video);
        List<Double> expected = TestMedia.times(video);
        assertNull(reading.summary.partial());
        assertEquals(0, reading.summary.damaged());
        assertEquals(expected.size(), reading.times.size(), "frames");
        assertEquals(expected.size(), reading.summary.frames());
        for (int i = 0; i < expected.size(); i++) {
            double time = expected.get(i).isNaN() ? i * FRAME : expected.get(i);
            assertEquals(Math.max(0, time), reading.times.get(i) / 1e6, FRAME + 1e-6, "frame " + i);
        }
        assertAscending(reading.times);
        assertTrue(reading.summary.endMicros() > reading.times.getLast());
        return reading.times;
    }

    private static void assertAscending(List<Long> times) {
        assertTrue(times.getFirst() >= 0);
        for (int i = 1; i < times.size(); i++) {
            assertTrue(times.get(i) > times.get(i - 1), "frame " + i);
        }
    }

    private record Reading(FrameSummary summary, List<Long> times, List<byte[]> luma) {}

    private static Reading read(Path video) throws MediaException {
        List<Long> times = new ArrayList<>();
        List<byte[]> luma = new ArrayList<>();
        FrameSummary summary = new FrameReader(64, 36, 2).read(video, frame -> {
            times.add(frame.timeMicros());
            luma.add(frame.luma().clone());
            return true;
        });
        return new Reading(summary, times, luma);
    }

    private static double distance(byte[] a, byte[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
        }
        return (double) sum / a.length;
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
