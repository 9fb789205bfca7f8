package dev.koma.media.still;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.MediaException;
import dev.koma.media.TestMedia;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StillRendererTest {
    /** 50 frames, 2 s; frame n is grey of 4 n. */
    private static final String NUMBERED = "-f lavfi -i color=black:size=160x90:rate=25:duration=2"
            + " -vf scale=out_range=pc,format=yuv444p,geq=lum=N*4:cb=128:cr=128 -color_range pc ";

    @TempDir
    Path folder;

    private final StillRenderer renderer = new StillRenderer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.mkv | -c:v ffv1 -g 1",
                "b.mkv | -c:v mpeg4 -bf 2 -g 60 -q:v 2 -pix_fmt yuv420p",
                "b.mp4 | -c:v mpeg4 -bf 2 -g 60 -q:v 2 -pix_fmt yuv420p",
                "b.avi | -c:v mpeg4 -g 60 -q:v 2 -pix_fmt yuv420p",
                "b.ts | -c:v mpeg2video -bf 2 -g 12 -q:v 2 -pix_fmt yuv420p",
                "b.mpg | -c:v mpeg2video -bf 2 -g 12 -q:v 2 -pix_fmt yuv420p",
                "h.mp4 | -c:v libopenh264 -b:v 2M -g 50 -pix_fmt yuv420p",
                "v.webm | -c:v libvpx-vp9 -b:v 1M -deadline realtime -cpu-used 8 -pix_fmt yuv420p"
            })
    void showsTheLastFrameThatIsNotLater(String name, String encoder) throws Exception {
        Path video = TestMedia.make(folder.resolve(name), NUMBERED + encoder);
        boolean keepsRange = frame(video, 49) < 205; // some formats cannot say that they are full range
        for (int n : new int[] {0, 1, 11, 12, 13, 24, 25, 26, 48, 49}) {
            int exact = frame(video, n);
            int expected = keepsRange ? 4 * n : Math.max(0, Math.round((4 * n - 16) * 255 / 219f));
            assertEquals(expected, exact, 3.9, "frame " + n);
            assertEquals(
                    exact, grey(renderer.render(video, n * 40_000L + 39_000, 160, StillFormat.JPEG)), "until " + n);
        }
    }

    private int frame(Path video, int n) throws Exception {
        return grey(renderer.render(video, n * 40_000L + 1_000, 160, StillFormat.JPEG));
    }

    @Test
    void M9_timesOutsideOfTheVideoAreClamped() throws Exception {
        Path video = TestMedia.make(folder.resolve("v.mp4"), NUMBERED + "-c:v mpeg4 -bf 2 -q:v 2 -pix_fmt yuv420p");
        int first = frame(video, 0);
        int last = frame(video, 49);
        assertTrue(last - first > 150);
        for (long time : new long[] {-1, -5_000_000, Long.MIN_VALUE}) {
            assertEquals(first, grey(renderer.render(video, time, 160, StillFormat.JPEG)), "at " + time);
        }
        for (long time : new long[] {1_990_000, 2_000_000, 60_000_000, 1L << 61, Long.MAX_VALUE}) {
            assertEquals(last, grey(renderer.render(video, time, 160, StillFormat.JPEG)), "at " + time);
        }
    }

    @Test
    void M9_lastFrameOfATruncatedFileIsShownForLaterTimes() throws Exception {
        Path video = TestMedia.make(
                folder.resolve("cut.mp4"), NUMBERED + "-c:v mpeg4 -q:v 2 -g 10 -pix_fmt yuv420p -movflags +faststart");
        byte[] bytes = Files.readAllBytes(video);
        Files.write(video, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertTrue(grey(renderer.render(video, 1_950_000, 160, StillFormat.JPEG)) > 60);
    }

    @Test
    void heightFollowsTheShapeOfThePictureAndIsEven() throws Exception {
        Path wide = TestMedia.make(
                folder.resolve("wide.mkv"),
                "-f lavfi -i testsrc2=size=144x96:rate=5:duration=1 -vf setsar=32/27 -c:v ffv1");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(renderer.render(wide, 0, 320, StillFormat.JPEG)));
        assertEquals(320, picture.getWidth());
        assertEquals(180, picture.getHeight());
    }

    @Test
    void rotatedVideoIsShownUpright() throws Exception {
        Path stored = TestMedia.make(
                folder.resolve("stored.mp4"), "-f lavfi -i testsrc2=size=160x90:rate=5:duration=1 -c:v mpeg4 -q:v 1");
        Path turned = TestMedia.make(folder.resolve("turned.mp4"), "-display_rotation 90 -i " + stored + " -c copy");
        Path upright = TestMedia.make(folder.resolve("upright.mkv"), "-i " + turned + " -c:v ffv1");
        BufferedImage actual = ImageIO.read(new ByteArrayInputStream(renderer.render(turned, 0, 90, StillFormat.JPEG)));
        BufferedImage expected =
                ImageIO.read(new ByteArrayInputStream(renderer.render(upright, 0, 90, StillFormat.JPEG)));
        assertEquals(160, actual.getHeight());
        long difference = 0;
        for (int y = 0; y < 160; y++) {
            for (int x = 0; x < 90; x++) {
                difference += Math.abs((actual.getRGB(x, y) >> 8 & 0xff) - (expected.getRGB(x, y) >> 8 & 0xff));
            }
        }
        assertTrue(difference / (160 * 90) < 6, "difference " + difference / (160 * 90));
    }

    @Test
    void coloursOfHdVideoAreRight() throws Exception {
        Path video = TestMedia.make(
                folder.resolve("red.mkv"),
                "-f lavfi -i color=0xC02040:size=160x90:rate=5:duration=1"
                        + " -vf scale=out_color_matrix=bt709,format=yuv420p -c:v ffv1 -colorspace bt709");
        int pixel = ImageIO.read(new ByteArrayInputStream(renderer.render(video, 0, 160, StillFormat.JPEG)))
                .getRGB(80, 45);
        assertEquals(0xC0, pixel >> 16 & 0xff, 4);
        assertEquals(0x20, pixel >> 8 & 0xff, 4);
        assertEquals(0x40, pixel & 0xff, 8);
    }

    @Test
    void webpIsWebp() throws Exception {
        Path video = TestMedia.make(folder.resolve("w.mkv"), NUMBERED + "-c:v ffv1");
        byte[] file = renderer.render(video, 1_000_000, 160, StillFormat.WEBP);
        assertEquals("RIFF", new String(file, 0, 4, StandardCharsets.US_ASCII));
        assertEquals("WEBP", new String(file, 8, 4, StandardCharsets.US_ASCII));
        Path written = Files.write(folder.resolve("still.webp"), file);
        Path png = TestMedia.make(folder.resolve("still.png"), "-i " + written);
        assertEquals(100, ImageIO.read(png.toFile()).getRGB(10, 10) & 0xff, 4);
    }

    @Test
    void refusesWhatIsNoVideo() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video");
        assertThrows(MediaException.class, () -> renderer.render(text, 0, 160, StillFormat.JPEG));
        assertThrows(
                MediaException.class, () -> renderer.render(folder.resolve("absent.mp4"), 0, 160, StillFormat.JPEG));
    }

    private static int grey(byte[] jpeg) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        return picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2) & 0xff;
    }
}
