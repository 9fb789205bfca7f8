package dev.koma.benchmarks.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.benchmarks.alteration.Alteration;
import dev.koma.benchmarks.video.Ffmpeg;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuerySetTest {
    private static final List<Alteration> TWO = List.of(Alteration.NONE, Alteration.MIRROR);

    @TempDir
    private Path folder;

    /** Samples that are twice as wide as high, so that pixels are not square; 12 frames a second. */
    @BeforeEach
    void makeAVideo() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("videos/films"));
        Ffmpeg.run(
                "-f",
                "lavfi",
                "-i",
                "mandelbrot=size=160x180:rate=12:start_scale=1",
                "-t",
                "5",
                "-vf",
                "setsar=2/1",
                "-c:v",
                "ffv1",
                folder.resolve("videos/films/deep.mkv").toString());
    }

    @Test
    void writesEachScreenshotInEachAlterationAndWhereItIsFrom() throws IOException, InterruptedException {
        List<KnownPicture> made = make("out", 4, false);
        assertEquals(8, made.size());
        assertEquals(made, QuerySet.read(folder.resolve("out")));
        for (KnownPicture picture : made) {
            assertEquals("films/deep.mkv", picture.video());
            double frame = picture.seconds() * 12;
            assertEquals(Math.round(frame), frame, 0.01);
            BufferedImage image =
                    ImageIO.read(folder.resolve("out").resolve(picture.file()).toFile());
            assertEquals(320, image.getWidth());
            assertEquals(180, image.getHeight());
        }
    }

    @Test
    void theUnalteredPictureIsTheFrameAtItsTime() throws IOException, InterruptedException {
        KnownPicture picture = make("out", 1, false).stream()
                .filter(made -> made.alteration().equals("none"))
                .findFirst()
                .orElseThrow();
        Path frame = folder.resolve("frame.png");
        Ffmpeg.run(
                "-ss",
                Double.toString(picture.seconds() - 0.01),
                "-i",
                folder.resolve("videos/films/deep.mkv").toString(),
                "-frames:v",
                "1",
                "-vf",
                "scale=320:180:flags=bicubic",
                frame.toString());
        BufferedImage expected = ImageIO.read(frame.toFile());
        BufferedImage actual =
                ImageIO.read(folder.resolve("out").resolve(picture.file()).toFile());
        assertArrayEquals(expected.getRGB(0, 0, 320, 180, null, 0, 320), actual.getRGB(0, 0, 320, 180, null, 0, 320));
    }

    @Test
    void theSameSeedMakesTheSamePictures() throws IOException, InterruptedException {
        List<KnownPicture> first = make("first", 3, false);
        assertEquals(first, make("second", 3, false));
        for (KnownPicture picture : first) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("first").resolve(picture.file())),
                    Files.readAllBytes(folder.resolve("second").resolve(picture.file())));
        }
    }

    @Test
    void negativesAreFromNowhere() throws IOException, InterruptedException {
        make("out", 1, true);
        assertNull(QuerySet.read(folder.resolve("out")).getFirst().video());
    }

    @Test
    void aVideoWithTooFewMomentsGivesFewerScreenshots() throws IOException, InterruptedException {
        int made = make("out", 100, false).size() / TWO.size();
        assertTrue(made > 3 && made <= 10, made + " screenshots of five seconds");
    }

    private List<KnownPicture> make(String out, int count, boolean negatives) throws IOException, InterruptedException {
        return QuerySet.make(folder.resolve("videos"), folder.resolve(out), 1, count, TWO, negatives, done -> {});
    }
}
