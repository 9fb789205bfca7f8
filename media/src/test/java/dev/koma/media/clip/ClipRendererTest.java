package dev.koma.media.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.MediaException;
import dev.koma.media.TestMedia;
import dev.koma.media.frame.FrameReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipRendererTest {
    private static final String SOUND = "-f lavfi -i sine=frequency=440:duration=6 ";

    @TempDir
    Path folder;

    private final ClipRenderer renderer = new ClipRenderer();

    /** Three shots of 2 s: black, white, grey. */
    private Path threeShots(String name, String rate, String encoder) throws Exception {
        return TestMedia.make(
                folder.resolve(name),
                SOUND + "-f lavfi -i color=black:size=160x90:rate=" + rate
                        + ":duration=2 -f lavfi -i color=white:size=160x90:rate="
                        + rate + ":duration=2 -f lavfi -i color=gray:size=160x90:rate=" + rate
                        + ":duration=2 -filter_complex [1:v][2:v][3:v]concat=n=3[v] -map [v] -map 0:a -metadata title=secret "
                        + encoder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24", "24000/1001", "25", "30", "60"})
    void holdsExactlyTheFramesOfTheShot(String rate) throws Exception {
        Path source = threeShots("s.mp4", rate, "-c:v mpeg4 -bf 2 -g 100 -q:v 2 -c:a aac");
        List<Long> shots =
                new FrameReader(64, 36, 1).read(source, frame -> true).shotStartsMicros();
        assertEquals(2, shots.size());
        Path clip = folder.resolve("clip.mp4");
        renderer.render(source, new ClipSpec(shots.get(0), shots.get(1), 160, false), clip);
        List<Integer> greys = greys(clip);
        assertTrue(greys.stream().allMatch(grey -> grey > 240), "only the white shot: " + greys);
        long expected = Math.round(2 * (rate.contains("/") ? 24 : Double.parseDouble(rate)));
        assertEquals(expected, greys.size(), 0.9);
    }

    @Test
    void isPlayableWhileLoadingAndSaysNothingOfItsSource() throws Exception {
        Path source = threeShots("s.mkv", "25", "-c:v mpeg4 -q:v 2 -c:a libmp3lame");
        Path clip = folder.resolve("clip.mp4");
        renderer.render(source, new ClipSpec(0, 2_000_000, 320, false), clip);
        assertEquals(
                List.of("h264,High,320,180,yuv420p", "aac,LC"),
                TestMedia.probe(clip, "-show_entries stream=codec_name,profile,width,height,pix_fmt").stream()
                        .map(line -> line.replaceAll(",+$", ""))
                        .toList());
        assertEquals(List.of(), TestMedia.probe(clip, "-show_entries format_tags=title,encoder,comment"));
        String bytes = new String(Files.readAllBytes(clip), StandardCharsets.ISO_8859_1);
        assertTrue(bytes.indexOf("moov") < bytes.indexOf("mdat"));
        assertFalse(bytes.contains("secret") || bytes.contains("Lavf"));
    }

    @Test
    void mutedClipHasNoSound() throws Exception {
        Path source = threeShots("s.mp4", "25", "-c:v mpeg4 -q:v 2 -c:a aac");
        Path clip = folder.resolve("clip.mp4");
        renderer.render(source, new ClipSpec(0, 2_000_000, 160, true), clip);
        assertEquals(1, TestMedia.probe(clip, "-show_entries stream=codec_name").size());
    }

    @Test
    void sourceWithoutSoundOfTenBitsAndOddShapeIsFine() throws Exception {
        Path source = TestMedia.make(
                folder.resolve("s.mkv"),
                "-f lavfi -i testsrc2=size=145x97:rate=10:duration=2 -vf format=yuv420p10le,setsar=4/3 -c:v ffv1");
        Path clip = folder.resolve("clip.mp4");
        renderer.render(source, new ClipSpec(500_000, 1_500_000, 160, false), clip);
        assertEquals(
                List.of("160,80,1:1,yuv420p"),
                TestMedia.probe(clip, "-show_entries stream=width,height,sample_aspect_ratio,pix_fmt"));
        assertEquals(10, greys(clip).size());
    }

    @Test
    void rotatedSourceIsUpright() throws Exception {
        Path stored = TestMedia.make(
                folder.resolve("stored.mp4"), "-f lavfi -i testsrc2=size=160x90:rate=10:duration=2 -c:v mpeg4 -q:v 2");
        Path source = TestMedia.make(folder.resolve("turned.mp4"), "-display_rotation 90 -i " + stored + " -c copy");
        Path clip = folder.resolve("clip.mp4");
        renderer.render(source, new ClipSpec(0, 1_000_000, 90, false), clip);
        assertEquals(List.of("90,160"), TestMedia.probe(clip, "-show_entries stream=width,height"));
    }

    @Test
    void M8_namesOfAnyKindAreRendered() throws Exception {
        Path plain = threeShots("plain.mp4", "25", "-c:v mpeg4 -q:v 2 -c:a aac");
        for (String name : List.of("-i.mp4", "%03d 'x' $(y);&#%2F ☃.mp4", "concat:a|b.mp4")) {
            Path source = Files.copy(plain, folder.resolve(name));
            Path clip = folder.resolve("-o " + name);
            renderer.render(source, new ClipSpec(0, 1_000_000, 160, false), clip);
            assertEquals(25, greys(clip).size(), name);
        }
    }

    @Test
    void X10_hangingChildIsEndedAndLeavesNothing() throws Exception {
        Path source = threeShots("s.mp4", "25", "-c:v mpeg4 -q:v 2 -c:a aac");
        ClipRenderer hanging = new ClipRenderer(
                Duration.ofSeconds(1), arguments -> new ProcessBuilder("sh", "-c", "trap '' TERM; yes >&2 & sleep 60"));
        Path clip = folder.resolve("clip.mp4");
        MediaException thrown = assertThrows(
                MediaException.class, () -> hanging.render(source, new ClipSpec(0, 1_000_000, 160, false), clip));
        assertEquals("Rendering the clip takes longer than 1 s", thrown.getMessage());
        assertEquals(List.of("s.mp4"), names());
    }

    @Test
    void X10_failingChildLeavesNothing() throws Exception {
        Path source = threeShots("s.mp4", "25", "-c:v mpeg4 -q:v 2 -c:a aac");
        ClipRenderer failing = new ClipRenderer(
                Duration.ofSeconds(10),
                arguments -> new ProcessBuilder(
                        "sh",
                        "-c",
                        "printf rubbish > \"$0\"; exit 1",
                        arguments.getLast().substring(5)));
        Path clip = folder.resolve("clip.mp4");
        assertThrows(MediaException.class, () -> failing.render(source, new ClipSpec(0, 1_000_000, 160, false), clip));
        assertEquals(List.of("s.mp4"), names());
    }

    @Test
    void clipBehindTheEndFails() throws Exception {
        Path source = threeShots("s.mp4", "25", "-c:v mpeg4 -q:v 2 -c:a aac");
        Path clip = folder.resolve("clip.mp4");
        assertThrows(
                MediaException.class,
                () -> renderer.render(source, new ClipSpec(60_000_000, 61_000_000, 160, false), clip));
        assertEquals(List.of("s.mp4"), names());
    }

    private List<String> names() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<Integer> greys(Path clip) throws Exception {
        List<Integer> greys = new ArrayList<>();
        new FrameReader(64, 36, 1).read(clip, frame -> greys.add(frame.luma()[64 * 18 + 32] & 0xff));
        return greys;
    }
}
